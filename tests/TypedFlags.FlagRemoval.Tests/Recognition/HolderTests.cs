using TypedFlags.FlagRemoval.Tests.Pinning;

namespace TypedFlags.FlagRemoval.Tests.Recognition;

public class HolderTests
{
    [Theory]
    [InlineData("bool M() { var flag = Flags.NewCheckout;return flag.IsEnabled(); }", "bool M() { return true; }")]
    [InlineData("bool M(IFlagClient c) { string key = \"new_checkout\";return c.GetBoolean(key, null, false); }", "bool M(IFlagClient c) { return true; }")]
    [InlineData("bool M() { FlagEvaluation<bool> all = Flags.NewCheckout.Evaluate();return all.Value; }", "bool M() { return true; }")]
    [InlineData("internal static readonly BooleanFlag Flag = Flags.NewCheckout;bool M() => Flag.IsEnabled();", "bool M() => true;")]
    [InlineData("internal static BooleanFlag Flag => Flags.NewCheckout;bool M() => Flag.IsEnabled();", "bool M() => true;")]
    [InlineData("bool M(IFlagClient c) => c.GetBoolean($\"new_checkout\", null, false);", "bool M(IFlagClient c) => true;")]
    [InlineData("static readonly string s_key = \"new_checkout\";bool M(IFlagClient c) => c.GetBoolean(s_key, null, false);", "bool M(IFlagClient c) => true;")]
    public void What_holds_the_flag_is_the_flag_and_goes_with_it(string before, string after) =>
        Assert.EndsWith($"class C {{ {after} }}", new Pinned().AfterAll(Class(before)), StringComparison.Ordinal);

    [Theory]
    [InlineData("bool M() { var flag = Flags.NewCheckout; flag = null!; return flag.IsEnabled(); }")]
    [InlineData("bool M(IFlagClient c) { string key = \"new_checkout\"; key += c; return c.GetBoolean(key, null, false); }")]
    public void What_may_be_another_one_is_not(string members) => Assert.Equal(Class(members), new Pinned().AfterAll(Class(members)));

    [Fact]
    public void A_list_of_keys_loses_the_key_and_its_constant_goes() => Assert.Equal(
        "public static class Keys { public const string DarkMode = \"dark_mode\"; public static readonly string[] All = [DarkMode]; }",
        new Pinned().AfterAll("public static class Keys { public const string NewCheckout = \"new_checkout\";public const string DarkMode = \"dark_mode\"; public static readonly string[] All = [NewCheckout, DarkMode]; }"));

    [Theory]
    [InlineData("enum Features { dark_mode, new_checkout }", "enum Features { dark_mode }")]
    [InlineData("enum Features { new_checkout, dark_mode }", "enum Features { new_checkout, dark_mode }")]
    public void A_member_of_an_enum_goes_where_no_other_gets_another_number(string before, string after) => Assert.Equal(after, new Pinned().AfterAll(before));

    private static string Class(string members) => $"using Storefront; using TypedFlags; class C {{ {members} }}";
}

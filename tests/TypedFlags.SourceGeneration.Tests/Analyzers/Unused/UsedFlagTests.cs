using TypedFlags.SourceGeneration.Analyzers.Unused;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Unused;

/// <summary>TF1005: what counts as a use, so that nothing is reported.</summary>
public class UsedFlagTests
{
    private const string Flag = "flags:\n  new_checkout: {}\n  checkout_layout: { type: string, variants: { control: one, full: two }, default: control }";
    private const string OtherFlag = "static class Rest { static object A = Storefront.Flags.CheckoutLayout; }";

    public static TheoryData<string> Uses =>
    [
        "class C { bool A => Storefront.Flags.NewCheckout.IsEnabled(); }",
        "using Storefront; class C { object A => Flags.NewCheckout; }",
        "using Storefront; class C { object A => Flags . @NewCheckout ; }",
        "class C(Storefront.IFlags flags) { bool A => flags.NewCheckout.IsEnabled(); }",
        "class C(Storefront.IFlags flags) { TypedFlags.BooleanFlag A => flags.NewCheckout; }",
        "class C { bool? A(Storefront.IFlags? flags) => flags?.NewCheckout.IsEnabled(); }",
        "class C { object? A(Storefront.IFlags? flags) => flags?.NewCheckout; }",
        "class C { bool A(Storefront.IFlags flags) => flags is { NewCheckout.Key: \"x\" }; }",
        "class C { bool A(Storefront.IFlags flags) => flags is { NewCheckout: not null }; }",
        "using static Storefront.Flags; class C { bool A => NewCheckout.IsEnabled(); }",
        "using static Storefront.Flags; class C { object A => NewCheckout; }",
        "using F = Storefront.Flags; class C { object A => F.NewCheckout; }",
        "namespace Storefront { static partial class Flags { public static bool IsFast => NewCheckout.IsEnabled(); } }",
        "class C { string A => Storefront.Flags.Names.NewCheckout; }",
        "class C { object A => Storefront.Flags.New\\u0043heckout; }",
        "using static Storefront.Flags; class C { object A => @New\\U00000043heckout; }",
        "class C { bool A(Storefront.IFlags flags) => flags is { \\u004eewCheckout: not null }; }",
        "class C { string A = \"new\\u005fcheckout\"; }",
        "class C { string A = \"Flags:\\nnew_checkout\\tdark_mode\"; }",
        "class C { string A = \"\\tnew_checkout\"; }",
        "class C { string A = \"{\\u0022flag\\u0022:\\u0022new_checkout\\u0022}\"; }",
        "class C { string A = \"\\U00000022new_checkout\\U00000022\"; }",
        "class C { string A = \"\\u0022\\u006eew_checkout\"; }",
        "class C { string A = \"\\n\\u006eew_checkout\"; }",
        "class C { string A(string x) => \"\\nnew_\" + x; }",
        "class C { string A = @\"C:\\new_checkout\"; }",
        "class C { string A = \"C:\\\\new_checkout\"; }",
        "using static Storefront.Flags.Names; class C { [System.Obsolete(NewCheckout)] void A() { } }",
        "using static Storefront.Flags.Names; class C { bool A(string x) => x is NewCheckout; }",
        "using N = Storefront.Flags.Names; class C { int A(string x) => x switch { N.NewCheckout => 1, _ => 2 }; }",
        "class C { string A => nameof(Storefront.Flags.NewCheckout); }",
        "class C { object A => new[] { 1 }.Select(x => Storefront.Flags.NewCheckout.IsEnabled()); }",
        "class C { string A => $\"{Storefront.Flags.NewCheckout}\"; }",
        "class C { string A = \"new_checkout\"; }",
        "class C { const string A = @\"new_checkout\"; }",
        "class C { string A = \"\"\"new_checkout\"\"\"; }",
        "class C { string A = \"\"\"{ \"new_checkout\": true }\"\"\"; }",
        "class C { string A => $\"{1}, new_checkout\"; }",
        "class C { string A => \"new_\" + \"checkout\"; }",
        "class C { string A(string name) => \"new_\" + name; }",
        "class C { string A(string name) => $\"{name}_checkout\"; }",
        "class C { string A(string name) => string.Format(\"new_{0}\", name); }",
        "class C { System.ReadOnlySpan<byte> A => \"new_checkout\"u8; }",
        "class C { object? A => typeof(Storefront.IFlags).GetProperty(\"NewCheckout\"); }",
        "[System.Obsolete(\"new_checkout\")] class C { }",
        "enum Feature { new_checkout }",
        "class C { object A(Storefront.IFlags flags) => flags.EvaluateAll(); }",
        "class C { object A => Storefront.Flags.EvaluateAll(null); }",
        "class C { object A(TypedFlags.IFlagClient client) => client.EvaluateAll(null); }",
        "class C { System.Func<object> A => Storefront.Flags.EvaluateAll; }",
        "class C(TypedFlags.IFlagClient client) { object A => Storefront.Flags.All.Select(x => client.GetBoolean(x.Key, null, false)); }",
        "#if DEBUG\nclass C { bool A => Storefront.Flags.NewCheckout.IsEnabled(); }\n#endif",
        "#if DEBUG\nclass C { string A = \"new_checkout\"; }\n#endif",
        "class C { object A() { dynamic x = 1; return x.NewCheckout; } }",
        "class Own { public TypedFlags.BooleanFlag NewCheckout => null!; } class C { object A => new Own().NewCheckout; }",
    ];

    [Theory]
    [MemberData(nameof(Uses))]
    public Task A_use_in_CSharp(string source) =>
        FlagsProject.With(Flag, source, OtherFlag, "global using System.Linq;").VerifyAsync<UnusedFlagAnalyzer>();

    [Theory]
    [InlineData("class C { Storefront.Flags.CheckoutLayoutVariant A; }")]
    [InlineData("using static Storefront.Flags; class C { bool A(object x) => x is CheckoutLayoutVariant.Full; }")]
    public Task The_enum_of_a_flag(string source) =>
        FlagsProject.With(Flag, source, "class Rest { object A = Storefront.Flags.NewCheckout; }").VerifyAsync<UnusedFlagAnalyzer>();

    [Theory]
    [InlineData("class C { string A = \"search\"; }")]
    [InlineData("class C { string[] A = [\"search,theme\"]; }")]
    [InlineData("class C { string A = \"{ \\\"search\\\": 1 }\"; }")]
    [InlineData("class C { string A = \"flags.search\"; }")]
    [InlineData("class C { string A = \"theme\\nsearch\\n\"; }")]
    public Task A_key_that_is_a_word_of_prose_in_a_place_for_names(string source) =>
        FlagsProject.With("flags: { search: {} }", source).VerifyAsync<UnusedFlagAnalyzer>();

    [Theory]
    [InlineData("class C { string A = \"checkout-layout\"; }")]
    [InlineData("class C { string A(string x) => \"checkout-\" + x; }")]
    [InlineData("class C { string A(string x) => $\"{x}-layout\"; }")]
    [InlineData("class C { object A => Storefront.Flags.CheckoutLayout; }")]
    public Task Kebab_case(string source) =>
        FlagsProject.With("policy: { naming: kebab-case }\nflags: { checkout-layout: {} }", source).VerifyAsync<UnusedFlagAnalyzer>();

    [Theory]
    [InlineData("enum Feature { NewCheckout } class C { object A => Feature.NewCheckout; }")]
    [InlineData("class C { string A = \"NewCheckout\"; }")]
    public Task Keys_that_are_written_like_members(string source) =>
        FlagsProject.With("policy: { naming: any }\nflags: { NewCheckout: {} }", source).VerifyAsync<UnusedFlagAnalyzer>();

    [Theory]
    [InlineData("class C { object A => {|CS0103:unknown|}.NewCheckout; }")]
    [InlineData("class C { object A({|CS0246:IFlags|} flags) => flags.NewCheckout; }")]
    [InlineData("class C { object A => {|CS0103:NewCheckout|}; }")]
    public Task Code_that_does_not_bind(string source) => FlagsProject.With(Flag, source, OtherFlag).VerifyAsync<UnusedFlagAnalyzer>();

    [Theory]
    [InlineData("class C { {|CS1035:|}/* Storefront.Flags.NewCheckout{|CS1513:|}")]
    [InlineData("class C { object A => 1 +{|CS1525:;|} }")]
    public Task Code_that_is_not_finished(string source) => FlagsProject.With(Flag, source).VerifyAsync<UnusedFlagAnalyzer>();

    [Fact]
    public Task Prerequisites_and_replacements() =>
        FlagsProject.With(
            "flags:\n  old: { deprecated: true, replaced_by: fresh }\n  fresh: {}\n  base: {}\n  top: { requires: { base: true } }",
            "class C { object A = Storefront.Flags.Old; object B = Storefront.Flags.Top; }").VerifyAsync<UnusedFlagAnalyzer>();

    [Fact]
    public Task Public_flags_which_front_ends_may_ask_for() =>
        FlagsProject.With("flags: { new_checkout: { public: true } }").VerifyAsync<UnusedFlagAnalyzer>();

    [Fact]
    public Task A_public_flag_set_of_a_library() =>
        FlagsProject.With("visibility: public\nflags: { new_checkout: {} }").VerifyAsync<UnusedFlagAnalyzer>();

    [Theory]
    [InlineData("flags:\n  new_checkout: {}\n  other: { rollout: 500 }")]
    [InlineData("flags:\n  new_checkout: {}\n  - broken")]
    [InlineData("flags:\n  new_checkout: { requires: [nothing] }")]
    [InlineData("")]
    [InlineData("flags:")]
    public Task Files_with_mistakes_or_without_flags(string flags) => FlagsProject.With(flags).VerifyAsync<UnusedFlagAnalyzer>();

    [Fact]
    public Task Projects_without_a_file() => new FlagsProject().WithSource("C.cs", "class C { }").VerifyAsync<UnusedFlagAnalyzer>();

    [Theory]
    [InlineData("/shop/flags.yaml")]
    [InlineData("/shop/Storefront/../flags.yaml")]
    [InlineData("/shop/Storefront/./Pages/../../shared/flags.yaml")]
    public Task A_file_that_other_projects_may_share(string path) =>
        new FlagsProject().WithFile(path, Flag).WithOption("build_property.ProjectDir", "/shop/Storefront/").VerifyAsync<UnusedFlagAnalyzer>();
}

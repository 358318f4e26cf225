using TypedFlags.SourceGeneration.Analyzers.Answers;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Answers;

/// <summary>TF1011: what must not fire.</summary>
public class VariantTextNearMissTests
{
    public static TheoryData<string> Members =>
    [
        // Texts that variants have.
        "bool A => Flags.CheckoutLayout.GetValue(user) == \"one-column\";",
        "int A => Flags.CheckoutLayout.GetValue(user) switch { \"one-column\" => 1, \"compact\" => 2, \"full\" => 3, _ => 4 };",
        "bool A => Flags.CheckoutLayout.Evaluate(user).Variant == \"control\";",
        "bool A => Flags.CheckoutLayout.GetValue(user).Equals(\"FULL\", StringComparison.OrdinalIgnoreCase);",
        "bool A => string.Equals(Flags.CheckoutLayout.GetValue(user), \"Full\", StringComparison.InvariantCultureIgnoreCase);",
        "bool A => StringComparer.OrdinalIgnoreCase.Equals(Flags.CheckoutLayout.GetValue(user), \"Full\");",
        "bool A(StringComparison how) => Flags.CheckoutLayout.GetValue(user).Equals(\"Full\", how);",
        "bool A(StringComparer how) => how.Equals(Flags.CheckoutLayout.GetValue(user), \"Full\");",
        "bool A => Flags.NewCheckout.Evaluate(user).Variant == \"on\" || Flags.NewCheckout.Evaluate(user) is { Variant: \"off\" };",
        "bool A => Flags.PageSize.Evaluate(user).Variant == \"large\";",

        // Flags without variants: providers may serve any text.
        "bool A => Flags.Greeting.GetValue(user) == \"Hi\";",
        "bool A => Flags.Greeting.Evaluate(user).Variant == \"Hi\";",

        // Not constant, or no text.
        "bool A => Flags.CheckoutLayout.GetValue(user) == given;",
        "bool A => Flags.CheckoutLayout.GetValue(user) == (user is null ? \"ful\" : given);",
        "bool A => Flags.CheckoutLayout.GetValue(user) is null;",
        "bool A => Flags.CheckoutLayout.Evaluate(user).Variant == null;",
        "bool A => Flags.CheckoutLayout.GetValue(user) is { Length: 3 };",
        "bool A => Flags.PageSize.GetValue(user) == 20;",
        "bool A => Flags.CheckoutLayout.GetVariant(user) == Flags.CheckoutLayoutVariant.Full;",

        // Something else of the answer, or something made of it.
        "bool A => Flags.CheckoutLayout.Evaluate(user).Reason == \"ful\";",
        "bool A => Flags.CheckoutLayout.Evaluate(user).FlagKey == \"ful\";",
        "bool A => Flags.CheckoutLayout.Evaluate(user) is { Reason: \"ful\" };",
        "bool A => Flags.CheckoutLayout.GetValue(user).ToUpperInvariant() == \"FULL\";",
        "bool A => Flags.CheckoutLayout.GetValue(user).StartsWith(\"ful\", StringComparison.Ordinal);",
        "bool A => (Flags.CheckoutLayout.GetValue(user) ?? \"none\") == \"none\";",
        "bool A => (user is null ? \"nobody\" : Flags.CheckoutLayout.GetValue(user)) == \"nobody\";",
        "bool A => Flags.CheckoutLayout.GetValue(user) + \"x\" == \"fullx\";",
        "bool A => Equals(1, Flags.CheckoutLayout.GetValue(user));",
        "int A => (Flags.CheckoutLayout.GetValue(user), given) switch { (\"full\", \"ful\") => 1, _ => 3 };",

        // Locals that hold something else as well.
        "bool A() { string layout = Flags.CheckoutLayout.GetValue(user); if (user is null) { layout = \"none\"; } return layout == \"none\"; }",
        "bool A() { string layout = Flags.CheckoutLayout.GetValue(user); Change(ref layout); return layout == \"none\"; } void Change(ref string x) => x = given;",
        "bool A() { string layout = Flags.CheckoutLayout.GetValue(user); (layout, _) = (\"none\", 1); return layout == \"none\"; }",
        "bool A() { string layout = Flags.CheckoutLayout.GetValue(user); ((layout, _), _) = ((\"none\", 1), 2); return layout == \"none\"; }",
        "bool A() { string layout = Flags.CheckoutLayout.GetValue(user); (layout) = \"none\"; return layout == \"none\"; }",
        "bool A() { string layout = Flags.CheckoutLayout.GetValue(user); Func<string, bool> other = static layout => layout == \"none\"; return other(layout); }",
        "string A() { string layout = Flags.CheckoutLayout.GetValue(user); return layout + nameof(layout); }",

        // Asked by name: the default may be any text, and so may flags that nobody knows.
        "bool A => client.GetString(\"checkout_layout\", user, \"none\") == \"none\";",
        "bool A => client.GetString(\"checkout_layout\", user, given) == \"none\";",
        "bool A => client.GetStringDetails(\"checkout_layout\", user, \"none\").Value is \"none\";",
        "bool A => client.GetString(\"other_flag\", user, \"a\") == \"b\";",
        "bool A => client.GetString(given, user, \"a\") == \"b\";",
        "bool A => client.GetString(\"greeting\", user, \"a\") == \"b\";",

        // Whether there is an answer at all.
        "bool A => Flags.CheckoutLayout.GetValue(user) == \"\";",
        "bool A => Flags.CheckoutLayout.GetValue(user) is null or \"\";",
        "bool A => Flags.CheckoutLayout.Evaluate(user).Variant is not \"\";",
        "bool A => string.Equals(Flags.CheckoutLayout.GetValue(user), string.Empty);",
        "bool A { get { const string none = \"\"; return Flags.CheckoutLayout.GetValue(user) != none; } }",

        // Methods of others.
        "bool A => new Settings().GetValue(\"x\") == \"ful\"; class Settings { public string GetValue(string x) => x; }",
        "bool A => new Settings().CheckoutLayout.GetValue() == \"ful\"; class Settings { public Settings CheckoutLayout => this; public string GetValue() => \"\"; }",
        "bool A => System.Text.Encoding.UTF8.GetString([]) == \"ful\";",
        "bool A => new Rules().Evaluate() is { Variant: \"ful\" }; class Rules { public (int, string Variant) Evaluate() => default; }",
        "string A => Flags.CheckoutLayout.GetValue(user);",
    ];

    [Theory]
    [MemberData(nameof(Members))]
    public Task Nothing_is_wrong(string member) => VariantTextTests.Project(member).VerifyAsync<VariantTextAnalyzer>();

    [Theory]
    [InlineData("bool A => Flags.CheckoutLayout.GetValue(user) == {|CS0103:ful2|};")]
    [InlineData("bool A => Flags.CheckoutLayout.{|CS1501:GetValue|}(user, 1, 2, 3) == \"ful\";")]
    [InlineData("bool A => Flags.{|CS0117:CheckoutLayuot|}.GetValue(user) == \"ful\";")]
    [InlineData("bool A => Flags.CheckoutLayout.GetValue(user) == {|CS1525:;|}")]
    public Task Code_that_does_not_compile(string member) =>
        VariantTextTests.Project(member).VerifyAsync<VariantTextAnalyzer>();

    [Theory]
    [InlineData("flags:\n  checkout_layout: { type: string, variants: { full: full, other: 5 }, default: full }")]
    [InlineData("flags:\n  checkout_layout: { type: string, variants: { full: full }, default: full }\n  broken: { rollout: 200 }")]
    public Task A_file_with_errors(string flags) =>
        FlagsProject.With(flags, "class C { bool A => Storefront.Flags.CheckoutLayout.GetValue() == \"ful\"; }").VerifyAsync<VariantTextAnalyzer>();

    [Fact]
    public Task A_project_without_flags() =>
        new FlagsProject().WithSource("C.cs", "class C { bool A(TypedFlags.IFlagClient x) => x.GetString(\"a\", null, \"b\") == \"c\"; }").VerifyAsync<VariantTextAnalyzer>();
}

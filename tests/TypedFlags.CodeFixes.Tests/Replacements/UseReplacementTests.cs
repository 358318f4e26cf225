using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlags.CodeFixes.Replacements;
using TypedFlags.CodeFixes.Tests.Harness;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Replacements;

public class UseReplacementTests
{
    private const string Flags = """
        flags:
          new_checkout: {}
          checkout: { deprecated: true, replaced_by: new_checkout }
          layout: { type: string, variants: { one: "1", two: "2" }, default: one, deprecated: true, replaced_by: page }
          page: { type: string, variants: { one: "1", two: "2", three: "3" }, default: one }
          greeting: { type: string, default: hi, deprecated: true, replaced_by: page }
          size: { type: integer, default: 1, deprecated: true, replaced_by: weight }
          weight: { type: number, default: 1 }
          grid: { type: string, variants: { wide: "1", two: "2" }, default: two, deprecated: true, replaced_by: layout }
        """;

    [Theory]
    [InlineData("Flags.Checkout.IsEnabled()", "Flags.NewCheckout.IsEnabled()")]
    [InlineData("Storefront.Flags/* old */.Checkout.IsEnabled()", "Storefront.Flags/* old */.NewCheckout.IsEnabled()")]
    [InlineData("injected.Checkout.IsEnabled()", "injected.NewCheckout.IsEnabled()")]
    [InlineData("Flags.Names.Checkout", "Flags.Names.NewCheckout")]
    [InlineData("nameof(Flags.Checkout)", "nameof(Flags.NewCheckout)")]
    [InlineData("nameof(Flags.Names.Checkout)", "nameof(Flags.Names.NewCheckout)")]
    [InlineData("injected is { Checkout.Key: \"x\" }", "injected is { NewCheckout.Key: \"x\" }")]
    public Task The_accessor_and_the_constant(string before, string after) => VerifyAsync(before, "Use 'new_checkout'", after);

    [Theory]
    [InlineData("client.GetBoolean(\"checkout\", null, false)", "client.GetBoolean(\"new_checkout\", null, false)")]
    [InlineData("client.GetBoolean(/* a */ @\"checkout\" /* b */, null, false)", "client.GetBoolean(/* a */ @\"new_checkout\" /* b */, null, false)")]
    [InlineData("client.GetBoolean(\n            name: \"checkout\", // now\n            null, false)", "client.GetBoolean(\n            name: \"new_checkout\", // now\n            null, false)")]
    [InlineData("client.GetBoolean(Flags.Names.Checkout, null, false)", "client.GetBoolean(Flags.Names.NewCheckout, null, false)")]
    [InlineData("client.GetBoolean(nameof(checkout), null, false)", null)]
    [InlineData("client.GetBoolean(\"check\" + \"out\", null, false)", null)]
    public async Task Text(string before, string? after)
    {
        if (after is not null)
        {
            await VerifyAsync(before, "Use 'new_checkout'", after);
            return;
        }

        Assert.Empty(await FixVerifier.TitlesAsync<UseReplacementFixProvider>(FlagsProject.With(Flags, Code(before))));
    }

    [Theory]
    [InlineData("Flags.Layout.GetValue()", "Flags.Page.GetValue()")]
    [InlineData("Flags.Greeting.GetValue()", "Flags.Page.GetValue()")]
    [InlineData("Flags.Layout.GetVariant() == Flags.LayoutVariant.Two", "Flags.Page.GetVariant() == Flags.PageVariant.Two")]
    [InlineData("Flags.Layout.GetVariant() switch { Flags.LayoutVariant.One => 1, Flags.LayoutVariant.Two => 2, _ => 0 }",
        "Flags.Page.GetVariant() switch { Flags.PageVariant.One => 1, Flags.PageVariant.Two => 2, _ => 0 }")]
    public Task Flags_with_variants(string before, string after) => VerifyAsync(before, "Use 'page'", after);

    [Theory]
    [InlineData("Flags.Size.GetValue()", "another type")]
    [InlineData("Flags.Names.Size", "another type")]
    [InlineData("Flags.Grid.GetVariant() == Flags.GridVariant.Wide", "a variant that the replacement has not")]
    [InlineData("Flags.Layout.GetVariant() == other", "a variant that comes from elsewhere")]
    public async Task What_would_not_compile_is_not_offered(string code, string because) =>
        Assert.True(!(await FixVerifier.TitlesAsync<UseReplacementFixProvider>(FlagsProject.With(Flags, Code(code)))).Any(), because);

    [Fact]
    public Task A_name_that_comes_with_using_static() => FixVerifier.VerifyAsync<UseReplacementFixProvider>(
        FlagsProject.With(Flags, "using static Storefront.Flags;\n\nclass Shop\n{\n    bool Run() => Checkout.IsEnabled();\n}\n"),
        "Use 'new_checkout'",
        ("Source0.cs", "using static Storefront.Flags;\n\nclass Shop\n{\n    bool Run() => NewCheckout.IsEnabled();\n}\n"));

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task All_of_them_but_those_that_cannot(FixAllScope scope)
    {
        const string Before = "new object[] { Flags.Checkout.IsEnabled(), Flags.Size.GetValue(), Flags.Names.Checkout, Flags.Layout.GetVariant() == Flags.LayoutVariant.One }";
        const string After = "new object[] { Flags.NewCheckout.IsEnabled(), Flags.Size.GetValue(), Flags.Names.NewCheckout, Flags.Page.GetVariant() == Flags.PageVariant.One }";
        return FixVerifier.VerifyAllAsync<UseReplacementFixProvider>(
            [FlagsProject.With(Flags, Code(Before))], "Use 'new_checkout'", scope, ("Source0.cs", Code(After)));
    }

    private static Task VerifyAsync(string before, string title, string after) =>
        FixVerifier.VerifyAsync<UseReplacementFixProvider>(FlagsProject.With(Flags, Code(before)), title, ("Source0.cs", Code(after)));

    private static string Code(string expression) => $$"""
        using Storefront;

        class Shop
        {
            object Run(IFlags injected, TypedFlags.IFlagClient client, Flags.LayoutVariant other, int checkout) => {{expression}};
        }

        """.ReplaceLineEndings("\n");
}

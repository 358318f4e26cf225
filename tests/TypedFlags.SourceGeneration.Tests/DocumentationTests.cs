using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>What an editor shows of an accessor, and what an analyzer in another project reads from it.</summary>
public class DocumentationTests
{
    private const string Flags = """
        flags:
          new_cart: { kind: operational }
          old_checkout: { deprecated: Use the new one, replaced_by: new_checkout, expires: 2026-12-31 }
          new_checkout:
            name: New checkout
            description: One-page checkout.
            kind: experiment
            owner: payments
            created: 2026-09-01
            expires: 2026-12-31
            rollout: 5
          layout: { type: string, variants: { control: a, full: b }, default: control, split: { control: 25, full: 75 } }
        """;

    [Theory]
    [InlineData("One-page checkout.")]
    [InlineData("new_checkout")]
    [InlineData("New checkout")]
    [InlineData("experiment")]
    [InlineData("payments")]
    [InlineData("2026-09-01")]
    [InlineData("2026-12-31")]
    [InlineData("Rollout 5 %")]
    public void An_accessor_is_documented_with_what_its_file_says(string part) =>
        Assert.Contains(part, Member("NewCheckout").GetDocumentationCommentXml(), StringComparison.Ordinal);

    [Fact]
    public void A_split_is_documented_by_variant() =>
        Assert.Contains("<c>control</c> 25 %, <c>full</c> 75 %", Member("Layout").GetDocumentationCommentXml(), StringComparison.Ordinal);

    [Fact]
    public void A_deprecated_flag_says_what_replaces_it() => Assert.Contains(
        "Deprecated: Use the new one. Replaced by <c>new_checkout</c>.",
        Member("OldCheckout").GetDocumentationCommentXml(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Storefront.Flags")]
    [InlineData("Storefront.Flags+Names")]
    [InlineData("Storefront.IFlags")]
    public void Accessors_names_and_the_interface_carry_the_attribute(string type)
    {
        AttributeData attribute = Member("OldCheckout", type).GetAttributes().Single(data => data.AttributeClass!.Name == "FlagAccessorAttribute");

        Assert.Equal("old_checkout", attribute.ConstructorArguments[0].Value);
        Assert.Equal(
            ["DeprecationMessage=Use the new one", "Expires=2026-12-31", "IsDeprecated=True", "Outcome=off", "ReplacedBy=new_checkout"],
            attribute.NamedArguments.Select(argument => $"{argument.Key}={argument.Value.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_attribute_leaves_the_usual_kind_out() => Assert.DoesNotContain(
        Member("Layout").GetAttributes()[0].NamedArguments,
        argument => argument.Key == "Kind");

    [Theory]
    [InlineData("NewCheckout", "HasTargeting=True")]
    [InlineData("OldCheckout", "Outcome=off")]
    [InlineData("Layout", "HasTargeting=True")]
    public void The_attribute_says_whether_answers_differ(string flag, string expected) => Assert.Contains(
        expected,
        Member(flag).GetAttributes()[0].NamedArguments.Where(argument => argument.Key != "Values").Select(argument => $"{argument.Key}={argument.Value.Value}"));

    [Fact]
    public void The_attribute_has_the_values_of_a_text_flags_variants() => Assert.Equal(
        ["a", "b"],
        Member("Layout").GetAttributes()[0].NamedArguments.Single(argument => argument.Key == "Values").Value.Values.Select(value => (string)value.Value!));

    private static ISymbol Member(string name, string type = "Storefront.Flags") =>
        FlagsProject.With(Flags).Generate().Output.GetTypeByMetadataName(type)!.GetMembers(name).Single();
}

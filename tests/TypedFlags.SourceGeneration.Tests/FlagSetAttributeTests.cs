using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>What a library's assembly tells of its flags to those who refer to it and can't see its files.</summary>
public class FlagSetAttributeTests
{
    [Fact]
    public void An_assembly_names_its_class_its_keys_and_its_attributes()
    {
        AttributeData attribute = Assert.Single(AttributesOf("""
            context: { plan: { type: string, values: [free] }, age: number, beta: boolean, since: datetime, app_version: semver, tags: list }
            flags: { b: {}, a: {} }
            """));

        Assert.Equal("Storefront.Flags", ((ISymbol)attribute.ConstructorArguments[0].Value!).ToDisplayString());
        Assert.Equal(["a", "b"], Texts(attribute, "Keys"));
        Assert.Equal(["age:number", "app_version:semver", "beta:boolean", "plan:string", "since:datetime", "tags:list"], Texts(attribute, "Attributes"));
    }

    [Fact]
    public void Without_a_context_the_attributes_are_empty() =>
        Assert.Empty(Texts(Assert.Single(AttributesOf("flags: { a: {} }")), "Attributes"));

    [Fact]
    public void Without_a_flag_there_is_no_such_attribute() => Assert.Empty(AttributesOf("context: { plan: string }"));

    [Fact]
    public void A_flag_with_an_error_in_its_state_is_among_the_keys() =>
        Assert.Equal(["a", "b"], Texts(Assert.Single(AttributesOf("flags: { a: { rollout: many }, b: {} }")), "Keys"));

    [Fact]
    public void An_assembly_that_is_to_comply_with_the_CLS_gets_no_warning_from_it() => FlagsProject.With(
        """
        context: { plan: string }
        flags: { layout: { type: string, variants: { control: a, full: b }, default: control } }
        """,
        "[assembly: System.CLSCompliant(true)]").Compile();

    [Fact]
    public void Values_too_long_to_be_compared_with_are_left_out()
    {
        string text = new('x', 4_000);

        string accessors = FlagsProject.With($"flags: {{ terms: {{ type: string, variants: {{ a: {text}, b: y }}, default: a }} }}")
            .Generate()["Flags.Accessors.0.g.cs"];

        Assert.DoesNotContain("Values =", accessors, StringComparison.Ordinal);
    }

    private static IEnumerable<AttributeData> AttributesOf(string flags) =>
        FlagsProject.With(flags).Generate().Output.Assembly.GetAttributes().Where(attribute => attribute.AttributeClass!.Name == "FlagSetAttribute");

    private static IEnumerable<string> Texts(AttributeData attribute, string name) =>
        attribute.NamedArguments.Single(argument => argument.Key == name).Value.Values.Select(value => (string)value.Value!);
}

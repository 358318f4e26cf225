using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Emit;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>Names that are hard on generated code: each compiles without a warning.</summary>
public class NamingTests
{
    private const string EveryKind = """
        visibility: public
        context: { plan: string }
        flags:
          new_checkout: { name: <b>, description: "a & b\nc > d", rollout: 12.5 }
          layout: { type: string, variants: { control: a, full: b }, default: control, split: { control: 33.333, full: 66.667 } }
          limits: { type: object, default: { size: 1, parts: [{ name: a }], note: null, more: { deep: true } } }
          ratio: { type: number, default: 0.5 }
          count: { type: integer, default: 1, deprecated: Use "ratio" \ now, replaced_by: ratio }
        """;

    private const string Context = "namespace System.Users { [global::TypedFlags.FlagContext] public class Customer { public int Plan { get; set; } } }";

    [Theory]
    [InlineData("Shop.System")]
    [InlineData("System.Shop")]
    [InlineData("Shop.TypedFlags")]
    [InlineData("TypedFlags.Shop")]
    [InlineData("TypedFlags")]
    [InlineData("Shop.Flags")]
    [InlineData("Flags")]
    [InlineData("Shop.@class.global")]
    [InlineData("my-shop.2nd part..é")]
    [InlineData("Microsoft.String.Object")]
    public void Any_root_namespace_will_do(string rootNamespace)
    {
        FlagsProject project = FlagsProject.With(EveryKind, Context) with
        {
            RootNamespace = rootNamespace,
            Nullable = NullableContextOptions.Disable,
        };

        project.Compile();
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void Any_version_of_the_language_from_12_will_do(LanguageVersion version) =>
        (FlagsProject.With(EveryKind, Context) with { LanguageVersion = version }).Compile();

    [Fact]
    public void The_file_names_namespace_and_class() => Assert.Equal("True", FlagsProject.With(
        """
        namespace: Elsewhere.Deep
        class: Switches
        flags: { new_checkout: { default: true } }
        """,
        """
        static class Program
        {
            static string Run() => Elsewhere.Deep.Switches.NewCheckout.IsEnabled().ToString() + (typeof(Elsewhere.Deep.ISwitches).IsInterface ? "" : "?");
        }
        """).Run());

    [Fact]
    public void Without_a_root_namespace_the_assemblys_name_stands_in() => Assert.Equal("True", (FlagsProject.With(
        "flags: { new_checkout: { default: true } }",
        "static class Program { static string Run() => My_Shop.Web.Flags.NewCheckout.IsEnabled().ToString(); }") with
    {
        RootNamespace = null,
        AssemblyName = "My-Shop.Web",
    }).Run());

    [Fact]
    public void Keys_in_any_alphabet_and_keywords_become_members() => Assert.Equal("True True True", FlagsProject.With(
        """
        policy: { naming: any }
        flags:
          überraschung: { default: true }
          新しい_カート: { default: true }
          layout: { type: string, variants: { new: a, 普通: b }, default: new }
        """,
        """
        static class Program
        {
            static string Run() => Storefront.Flags.Überraschung.IsEnabled() + " " + Storefront.Flags.新しいカート.IsEnabled() + " "
                + (Storefront.Flags.Layout.GetVariant() != Storefront.Flags.LayoutVariant.普通);
        }
        """).Run());

    [Theory]
    [InlineData("FlagContexts")]
    [InlineData("flagcontexts")]
    [InlineData("flags")]
    [InlineData("Ключи")]
    public void The_class_may_have_any_name(string name) =>
        FlagsProject.With($"class: {name}\nflags: {{ new_checkout: {{}} }}", Context).Compile();

    [Theory]
    [InlineData("class", "@class")]
    [InlineData("record", "@record")]
    [InlineData("field", "@field")]
    [InlineData("extension", "@extension")]
    [InlineData("Checkout", "Checkout")]
    public void Keywords_of_every_version_are_escaped(string name, string escaped) => Assert.Equal(escaped, CSharpName.Escape(name));

    [Theory]
    [InlineData("Shop.Web", "Shop.Web")]
    [InlineData("my-shop", "my_shop")]
    [InlineData("2nd.Shop", "_2nd.Shop")]
    [InlineData("Shop..Web.", "Shop.Web")]
    [InlineData("", "")]
    public void A_namespace_is_made_of_any_text(string text, string @namespace) => Assert.Equal(@namespace, CSharpName.MakeNamespace(text));
}

using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Names;
using TypedFlags.SourceGeneration.Tests.ForeignApis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Names;

/// <summary>TF1006: a declared flag, named in text.</summary>
public class NameAsTextTests
{
    private const string Message =
        "The flag 'new_checkout' is named in text, which nobody checks when it is renamed. Use 'Flags.NewCheckout', or 'Flags.Names.NewCheckout' where text is needed.";

    [Theory]
    [InlineData("client.GetBoolean([|\"new_checkout\"|], null, false)")]
    [InlineData("client.GetBoolean([|Own|], null, false)")]
    [InlineData("client.GetBoolean([|\"new_\" + \"checkout\"|], null, false)")]
    [InlineData("client.GetBoolean([|$\"{Prefix}checkout\"|], null, false)")]
    [InlineData("client.GetBoolean([|nameof(new_checkout)|], null, false)")]
    [InlineData("client.EvaluateAll(null)[[|\"new_checkout\"|]]")]
    [InlineData("IsOn([|\"new_checkout\"|])")]
    [InlineData("features.IsEnabledAsync([|\"new_checkout\"|])")]
    public Task Text_is_reported_with_what_to_use(string expression) => Project(expression).VerifyAsync<NameAsTextAnalyzer>(Message);

    [Fact]
    public Task In_an_attribute_only_the_constant_is_offered() => Project("1", "[FeatureGate([|\"new_checkout\"|], Flags.Names.NewCheckout)]").VerifyAsync<NameAsTextAnalyzer>(
        "The flag 'new_checkout' is named in text, which nobody checks when it is renamed. Use 'Flags.Names.NewCheckout'.");

    [Theory]
    [InlineData("client.GetBoolean(\"new_chekout\", null, false)")]
    [InlineData("client.GetBoolean(Flags.Names.NewCheckout, null, false)")]
    [InlineData("client.GetBoolean($\"{Flags.Names.NewCheckout}\", null, false)")]
    [InlineData("client.GetBoolean(Typed, null, false)")]
    [InlineData("client.GetBoolean(nameof(Flags.Dark), null, false)")]
    [InlineData("client.GetBoolean(text, null, false)")]
    [InlineData("System.Console.Out.ToString() + \"new_checkout\"")]
    [InlineData("Flags.NewCheckout.IsEnabled()")]
    [InlineData("new Microsoft.FeatureManagement.Mvc.FeatureGateAttribute(Feature.new_checkout)")]
    [InlineData("client.GetBoolean(\"broken\", null, false)")]
    public Task Typed_names_and_other_text_are_not(string expression) => Project(expression).VerifyAsync<NameAsTextAnalyzer>();

    [Fact]
    public Task A_flag_of_a_library_that_can_be_seen_is_reported() => WithLibrary("public").VerifyAsync<NameAsTextAnalyzer>(
        "The flag 'new_checkout' is named in text, which nobody checks when it is renamed. Use 'Storefront.Shared.NewCheckout', or 'Storefront.Shared.Names.NewCheckout' where text is needed.");

    [Fact]
    public Task A_flag_of_a_library_that_cannot_be_seen_is_not() => WithLibrary("internal").VerifyAsync<NameAsTextAnalyzer>();

    private static FlagsProject WithLibrary(string visibility)
    {
        string name = visibility == "public" ? "[|\"new_checkout\"|]" : "\"new_checkout\"";
        return new FlagsProject { References = [Library(visibility)] }
            .WithSource("Shop.cs", $"class Shop {{ object M(TypedFlags.IFlagClient client) => client.GetBoolean({name}, null, false); }}");
    }

    private static CompiledProject Library(string visibility) =>
        (FlagsProject.With($"class: Shared\nvisibility: {visibility}\nflags: {{ new_checkout: {{}} }}") with { AssemblyName = "Library" }).Compile();

    private static FlagsProject Project(string expression, string attribute = "") => FlagsProject.With(
        "policy: { naming: any }\nflags: { new_checkout: {}, Dark: {}, broken: { type: nonsense } }",
        $$"""
        using Storefront;
        using TypedFlags;
        using Microsoft.FeatureManagement;
        using Microsoft.FeatureManagement.Mvc;

        enum Feature { new_checkout }

        {{attribute}}
        class Shop
        {
            const string Prefix = "new_";
            const string Own = "new_checkout";
            const string Typed = Flags.Names.NewCheckout;
            int new_checkout = 1;
            static bool IsOn([FlagName] string name) => false;
            object M(IFlagClient client, IFeatureManager features, string text) => {{expression}};
            object All() => Prefix + Own + Typed + new_checkout;
        }
        """) with
    {
        Packages = FeatureLibraries.FeatureManagement,
        LanguageVersion = LanguageVersion.CSharp13,
    };
}

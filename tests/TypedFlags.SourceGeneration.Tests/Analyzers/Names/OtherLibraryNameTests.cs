using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Names;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Tests.ForeignApis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Names;

/// <summary>TF1001 in code that uses OpenFeature, LaunchDarkly or Unleash.</summary>
public class OtherLibraryNameTests
{
    [Theory]
    [InlineData("GetBooleanValueAsync([|\"x\"|], false)", "boolean")]
    [InlineData("GetBooleanDetailsAsync([|\"x\"|], false)", "boolean")]
    [InlineData("GetStringValueAsync([|\"x\"|], \"not a name\")", "string")]
    [InlineData("GetStringDetailsAsync(defaultValue: \"not a name\", flagKey: [|\"x\"|])", "string")]
    [InlineData("GetIntegerValueAsync([|\"x\"|], 1)", "integer")]
    [InlineData("GetIntegerDetailsAsync([|\"x\"|], 1)", "integer")]
    [InlineData("GetDoubleValueAsync([|\"x\"|], 1)", "number")]
    [InlineData("GetDoubleDetailsAsync([|\"x\"|], 1)", "number")]
    [InlineData("GetObjectValueAsync([|\"x\"|], null!)", "object")]
    [InlineData("GetObjectDetailsAsync([|\"x\"|], null!)", "object")]
    [InlineData("GetBooleanValue([|\"x\"|], false)", "boolean")]
    public async Task OpenFeature_asks_for_values_and_details(string call, string valueType)
    {
        FlagsProject project = Project($"using OpenFeature; class Shop {{ object A(IFeatureClient client) => client.{call}; object B(FeatureClient client) => client.{call}; }}");

        await project.VerifyAsync<UnknownNameAnalyzer>();
        await AssertValueType(project, valueType);
    }

    [Theory]
    [InlineData("BoolVariation([|\"x\"|], context)", "boolean")]
    [InlineData("BoolVariation([|\"x\"|], user)", "boolean")]
    [InlineData("BoolVariationDetail([|\"x\"|], context, false)", "boolean")]
    [InlineData("BoolVariationDetailAsync([|\"x\"|], context, false)", "boolean")]
    [InlineData("IntVariation([|\"x\"|], context, 1)", "integer")]
    [InlineData("FloatVariation([|\"x\"|], context, 1)", "number")]
    [InlineData("DoubleVariation([|\"x\"|], context, 1)", "number")]
    [InlineData("DoubleVariationDetail([|\"x\"|], context, 1)", "number")]
    [InlineData("StringVariation([|\"x\"|], context, \"not a name\")", "string")]
    [InlineData("JsonVariation([|\"x\"|], context, default)", "object")]
    [InlineData("JsonVariationDetail([|\"x\"|], context, default)", "object")]
    [InlineData("MigrationVariation([|\"x\"|], context, default)", "string")]
    [InlineData("EnumVariation([|\"x\"|], context, System.DayOfWeek.Monday)", null)]
    public async Task LaunchDarkly_on_the_server_asks_for_variations(string call, string? valueType)
    {
        FlagsProject project = Project(
            $$"""
            using LaunchDarkly.Sdk;
            using LaunchDarkly.Sdk.Server;
            using LaunchDarkly.Sdk.Server.Interfaces;

            class Shop
            {
                object A(ILdClient client, Context context, User user) => client.{{call}};
                object B(LdClient client, Context context, User user) => client.{{call}};
            }
            """);

        await project.VerifyAsync<UnknownNameAnalyzer>();
        await AssertValueType(project, valueType);
    }

    [Theory]
    [InlineData("BoolVariation([|\"x\"|])")]
    [InlineData("StringVariation([|\"x\"|], \"not a name\")")]
    [InlineData("IntVariationDetail([|\"x\"|])")]
    [InlineData("EnumVariation([|\"x\"|], System.DayOfWeek.Monday)")]
    public Task LaunchDarkly_on_the_client_asks_for_variations(string call) => Project(
        $"using LaunchDarkly.Sdk.Client; using LaunchDarkly.Sdk.Client.Interfaces; class Shop {{ object M(ILdClient client) => client.{call}; }}")
        .VerifyAsync<UnknownNameAnalyzer>();

    [Theory]
    [InlineData("IsEnabled([|\"x\"|])", "boolean")]
    [InlineData("IsEnabled([|\"x\"|], true)", "boolean")]
    [InlineData("IsEnabled([|\"x\"|], new UnleashContext(), true)", "boolean")]
    [InlineData("GetVariant([|\"x\"|])", "variant")]
    [InlineData("GetVariant([|\"x\"|], new UnleashContext(), new Variant())", "variant")]
    public async Task Unleash_asks_whether_and_which(string call, string valueType)
    {
        FlagsProject project = Project($"using Unleash; class Shop {{ object A(IUnleash unleash) => unleash.{call}; object B(DefaultUnleash unleash) => unleash.{call}; }}");

        await project.VerifyAsync<UnknownNameAnalyzer>();
        await AssertValueType(project, valueType);
    }

    [Theory]
    [InlineData("openFeature.Track(\"x\")")]
    [InlineData("launchDarkly.Track(\"x\", default)")]
    [InlineData("openFeature.GetStringValueAsync(\"new_checkout\", \"x\")")]
    [InlineData("unleash.IsEnabled(\"new_checkout\")")]
    [InlineData("launchDarkly.StringVariation(\"new_checkout\", default, \"x\")")]
    public Task What_is_no_name_there_is_left_alone(string call) => Project(
        $$"""
        class Shop(OpenFeature.IFeatureClient openFeature, LaunchDarkly.Sdk.Server.Interfaces.ILdClient launchDarkly, Unleash.IUnleash unleash)
        {
            void M()
            {
                {{call}};
                _ = (openFeature, launchDarkly, unleash);
            }
        }
        """).VerifyAsync<UnknownNameAnalyzer>();

    [Fact]
    public Task A_substitute_is_the_library() => Project(
        """
        using System;
        using System.Linq.Expressions;
        using Unleash;

        static class Substitute { public static T For<T>() where T : class => throw new NotSupportedException(); }
        static class Calls { public static void Returns<T>(this T call, T value) { } }
        class Mock<T> { public void Setup<TResult>(Expression<Func<T, TResult>> call) { } }

        class Tests
        {
            void M()
            {
                Substitute.For<IUnleash>().IsEnabled([|"x"|]).Returns(true);
                new Mock<IUnleash>().Setup(unleash => unleash.IsEnabled([|"y"|]));
                new Mock<IUnleash>().Setup(unleash => unleash.IsEnabled("new_checkout", true));
            }
        }
        """).VerifyAsync<UnknownNameAnalyzer>();

    [Fact]
    public Task A_library_that_is_source_in_this_project_is_known_too() => FlagsProject.With(
        "flags: { new_checkout: {} }",
        """
        namespace Unleash { public interface IUnleash { bool IsEnabled(string toggleName); } }
        class Shop { bool M(Unleash.IUnleash unleash) => unleash.IsEnabled([|"x"|]); }
        """).VerifyAsync<UnknownNameAnalyzer>();

    private static async Task AssertValueType(FlagsProject project, string? valueType)
    {
        FlagsProject plain = project.WithSource("Source0.cs", Markup.Parse(project.Sources["Source0.cs"]).Text);
        IEnumerable<Diagnostic> diagnostics = await AnalyzerVerifier.AnalyzeAsync(plain, plain.Generate().Output, new UnknownNameAnalyzer());
        Assert.All(diagnostics, diagnostic => Assert.Equal(valueType, diagnostic.Properties.GetValueOrDefault(DiagnosticProperties.ValueType)));
    }

    private static FlagsProject Project(string source) => FlagsProject.With("flags: { new_checkout: {} }", source) with
    {
        Packages = [FeatureLibraries.OpenFeature, FeatureLibraries.LaunchDarkly, FeatureLibraries.Unleash],
        LanguageVersion = LanguageVersion.CSharp12,
    };
}

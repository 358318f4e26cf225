using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Names;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Tests.ForeignApis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Names;

/// <summary>TF1001: what is said, what code fixes are told, and when the rule is silent.</summary>
public class UnknownNameTests
{
    private const string Asks = "class Shop { bool M(TypedFlags.IFlagClient client) => client.GetBoolean({0}, null, false); }";

    [Theory]
    [InlineData("new_chekout", "There is no flag 'new_chekout' in flags.yaml. Did you mean 'new_checkout'?", "new_checkout")]
    [InlineData("NewCheckout", "There is no flag 'NewCheckout' in flags.yaml. Did you mean 'new_checkout'?", "new_checkout")]
    [InlineData("dark-mode", "There is no flag 'dark-mode' in flags.yaml. Did you mean 'dark_mode'?", "dark_mode")]
    [InlineData("something_else", "There is no flag 'something_else' in flags.yaml. If it should be one, declare it there under 'flags:'.", null)]
    [InlineData(" new_checkout", "There is no flag ' new_checkout' in flags.yaml. Did you mean 'new_checkout'?", "new_checkout")]
    [InlineData("new_check\u200Bout", "There is no flag 'new_check\\u200Bout' in flags.yaml. Did you mean 'new_checkout'?", "new_checkout")]
    [InlineData("two\\nlines", "There is no flag 'two lines' in flags.yaml. If it should be one, declare it there under 'flags:'.", null)]
    public async Task The_message_and_the_properties(string name, string message, string? suggestion)
    {
        FlagsProject project = FlagsProject.With("flags: { new_checkout: {}, dark_mode: {} }", Source($"\"{name}\""));

        Diagnostic diagnostic = Assert.Single(await Analyze(project));

        Assert.Equal(message, diagnostic.GetMessage(null));
        Assert.Equal($"\"{name}\"", diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Equal(name.Replace("\\n", "\n", StringComparison.Ordinal), diagnostic.Properties[DiagnosticProperties.FlagKey]);
        Assert.Equal("boolean", diagnostic.Properties[DiagnosticProperties.ValueType]);
        Assert.Equal(suggestion, diagnostic.Properties.GetValueOrDefault(DiagnosticProperties.Suggestion));
    }

    [Fact]
    public async Task A_very_long_name_is_cut()
    {
        FlagsProject project = FlagsProject.With("flags: { new_checkout: {} }", Source($"\"{new string('x', 100_000)}\""));

        Assert.InRange(Assert.Single(await Analyze(project)).GetMessage(null).Length, 60, 200);
    }

    [Fact]
    public async Task The_file_is_named_as_it_is()
    {
        FlagsProject project = new FlagsProject().WithFile("src/shop.flags.yaml", "flags: { new_checkout: {} }").WithSource("Shop.cs", Source("\"x_y_z\""));

        Assert.StartsWith("There is no flag 'x_y_z' in shop.flags.yaml.", Assert.Single(await Analyze(project)).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("# nothing yet")]
    [InlineData("flags: {}")]
    [InlineData("flags:")]
    [InlineData("namespace: Shop")]
    [InlineData("flags: { new_checkout: {")]
    [InlineData("flags:\n  new_checkout: {}\n  new_chekout {}\n bad")]
    [InlineData("flags: [new_checkout]")]
    [InlineData("flags: { dark_mode: {} }\nflags: { new_chekout: {} }")]
    [InlineData("flags:\n  dark_mode: {}\ncontext: {}\nflags:\n  new_chekout: {}")]
    [InlineData("{{{{")]
    [InlineData("flags: { dark_mode: {} }\n---\nflags: { new_chekout: {} }")]
    [InlineData("flags: { dark_mode: {} }\n...\n---\nflags: { new_chekout: {} }")]
    [InlineData("x-more: &more { new_chekout: {} }\nflags:\n  <<: *more\n  dark_mode: {}")]
    [InlineData("flags:\n  dark_mode: &more { new_chekout: {} }\n  <<: [*more]")]
    [InlineData("<<: { flags: { new_chekout: {} } }\nflags: { dark_mode: {} }")]
    [InlineData("defaults: &defaults { flags: { new_chekout: {} } }\n<<: *defaults\nflags: { dark_mode: {} }")]
    public async Task Without_a_file_that_could_be_read_nobody_knows(string? file)
    {
        FlagsProject project = new FlagsProject().WithSource("Shop.cs", Source("\"new_chekout\""));
        project = file is null ? project : project.WithFile("flags.yaml", file);

        Assert.Empty(await Analyze(project));
    }

    [Fact]
    public async Task A_flag_with_an_error_is_declared_all_the_same()
    {
        FlagsProject project = FlagsProject.With("flags:\n  new_checkout: { rolout: 5, type: strng }\n  dark_mode: {}", Source("\"new_checkout\""));

        Assert.Empty(await Analyze(project));
    }

    [Fact]
    public async Task Another_file_of_the_project_may_declare_it()
    {
        FlagsProject project = FlagsProject.With("flags: { new_checkout: {} }", Source("\"pay_later\"")).WithFile("payments.flags.yaml", "flags: { pay_later: {} }");

        Assert.Empty(await Analyze(project));
    }

    [Theory]
    [InlineData("client.GetBoolean(\"x\"")]
    [InlineData("client.GetBoolean(\"x\", null, false, 5)")]
    [InlineData("client.GetBoolean(5, null, false)")]
    [InlineData("client.GetBoolean(\"x")]
    [InlineData("client.GetBoolean(\"x\n, null, false)")]
    [InlineData("client.GetBoolean($\"x{\"\n, null, false)")]
    [InlineData("client.GetBoolean(,,)")]
    [InlineData("client.GetBoolean(name: , \"x\")")]
    [InlineData("unknown.GetBoolean(\"x\", null, false)")]
    [InlineData("client.GetBoolean<int>(\"x\", null, false)")]
    [InlineData("new IFlagClient(\"x\")")]
    [InlineData("client.GetBoolean")]
    [InlineData("GetBoolean(\"x\")")]
    public async Task Code_that_does_not_compile_is_not_guessed_at(string expression)
    {
        FlagsProject project = FlagsProject.With(
            "flags: { new_checkout: {} }",
            $"using TypedFlags; [FeatureGate(\"x\"), FlagName(\"x\") ] class Shop : Missing(\"x\") {{ object M(IFlagClient client) => {expression}; Shop() : base(\"x\") {{ }} }}");

        Assert.Empty(await Analyze(project));
    }

    [Theory]
    [InlineData("void M([FlagName] string name = )")]
    [InlineData("void M([FlagName] string")]
    [InlineData("void M([FlagName(")]
    [InlineData("[FlagName]")]
    [InlineData("[FlagName] string Name { get; } = ")]
    [InlineData("delegate void M([FlagName] string name")]
    [InlineData("public Shop([FlagName] string name) : this(")]
    [InlineData("this[[FlagName] string name]")]
    [InlineData("[FlagName] void M() { }")]
    public async Task Declarations_that_do_not_compile_do_no_harm(string member)
    {
        FlagsProject project = FlagsProject.With("flags: { new_checkout: {} }", $"using TypedFlags; class Shop {{ {member} }}", Source("\"x\""));

        Assert.Single(await Analyze(project));
    }

    [Fact]
    public async Task What_our_generator_writes_is_no_use() =>
        Assert.Empty(await Analyze(FlagsProject.With("flags: { new_checkout: { type: string, variants: { a: x, b: y }, default: a } }", "class Shop;")));

    [Fact]
    public async Task Same_words_on_other_types_are_left_alone()
    {
        FlagsProject project = FlagsProject.With(
            "flags: { new_checkout: {} }",
            """
            using System.Collections.Generic;
            using System.Data.Common;
            using System.Text.Json;
            using System.Threading.Tasks;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.Logging;

            class FeatureGateAttribute(string text) : System.Attribute { public string Text => text; }

            class Own
            {
                public Task<bool> IsEnabledAsync(string feature) => Task.FromResult(false);
                public bool IsEnabled(string toggleName) => false;
                public bool BoolVariation(string key, bool other) => other;
                public bool GetBoolean(string name) => false;
                public string GetVariant(string toggleName) => toggleName;
                public Task<bool> GetBooleanValueAsync(string flagKey, bool other) => Task.FromResult(other);
                public void WithFeatureGate(params string[] features) { }
            }

            class Base(string text) { public string Text => text; }

            [FeatureGate("x")]
            class Shop : Base
            {
                public Shop() : base("x") { }

                async Task M(Own own, DbDataReader reader, IConfiguration configuration, ILogger logger, JsonElement json, Dictionary<string, string> map)
                {
                    await own.IsEnabledAsync("x");
                    own.IsEnabled("x");
                    own.BoolVariation("x", true);
                    own.GetBoolean("x");
                    own.GetVariant("x");
                    await own.GetBooleanValueAsync("x", false);
                    own.WithFeatureGate("x", "y");
                    reader.GetBoolean(reader.GetOrdinal("x"));
                    configuration.GetSection("x");
                    _ = configuration["x"];
                    logger.IsEnabled(LogLevel.Debug);
                    json.GetProperty("x").GetString();
                    map.TryGetValue("x", out _);
                    _ = map.ContainsKey("x") ? map["x"] : map.GetValueOrDefault("y");
                    Base created = new("x");
                    List<string> list = ["x"];
                    list.Find(text => text == "x");
                }
            }
            """) with
        { Packages = FeatureLibraries.All };

        Assert.Empty(await Analyze(project));
    }

    [Fact]
    public async Task A_thousand_unknown_names_among_ten_thousand_flags_get_their_near_names()
    {
        string flags = "flags:\n" + string.Concat(Enumerable.Range(0, 10_000).Select(number => $"  feature_number_{number:D5}: {{}}\n"));
        string calls = string.Concat(Enumerable.Range(0, 1_000).Select(number => $"client.GetBoolean(\"featur_number_{number * 7:D5}\", null, false);\n"));
        FlagsProject project = FlagsProject.With(flags, $"class Shop {{ void M(TypedFlags.IFlagClient client) {{ {calls} }} }}");

        // The generator is not asked: only the analyzer is.
        ImmutableArray<Diagnostic> diagnostics = await AnalyzerVerifier.AnalyzeAsync(project, project.CreateCompilation(), new UnknownNameAnalyzer());

        Assert.Equal(1_000, diagnostics.Length);
        Assert.All(diagnostics, diagnostic => Assert.Equal(
            diagnostic.Properties[DiagnosticProperties.FlagKey]!.Replace("featur_", "feature_", StringComparison.Ordinal),
            diagnostic.Properties[DiagnosticProperties.Suggestion]));
    }

    private static string Source(string name) => Asks.Replace("{0}", name, StringComparison.Ordinal);

    private static Task<ImmutableArray<Diagnostic>> Analyze(FlagsProject project) =>
        AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, new UnknownNameAnalyzer());
}

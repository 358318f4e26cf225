using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Uses;

/// <summary>Flags that are named by their keys as text. Which places take a flag's name is TF1001's to know; here they are used.</summary>
public class NamedFlagUseTests
{
    private static FlagsProject Asking(string expression) => FlagsProject.With(
        """
        flags:
          old_banner: { expires: 2026-06-30, owner: web }
          old_search: { deprecated: true, replaced_by: new_search }
          beta: { expires: 2026-06-30 }
          new_search: {}
        """,
        $$"""
        using System; using Storefront; using TypedFlags;
        static class Features { public static bool IsOn([FlagName] this string name) => name.Length > 0; public static int Count([FlagName] params string[] names) => names.Length; }
        class Page(IFlagClient client)
        {
            const string Banner = "old_banner";
            const string Prefix = "old_";
            object? Ask(string name, string old_banner) => {{expression}};
        }
        """) with
    { LanguageVersion = LanguageVersion.CSharp13 };

    [Theory]
    [InlineData("Features.IsOn({|TF1003:\"old_banner\"|})")]
    [InlineData("Features.IsOn(name: {|TF1003:\"old_banner\"|})")]
    [InlineData("{|TF1003:\"old_banner\"|}.IsOn()")]
    [InlineData("Features.IsOn({|TF1003:Banner|})")]
    [InlineData("Features.IsOn({|TF1003:Prefix + \"banner\"|})")]
    [InlineData("Features.IsOn({|TF1003:$\"{Prefix}banner\"|})")]
    [InlineData("Features.IsOn({|TF1003:nameof(old_banner)|})")]
    [InlineData("Features.Count({|TF1003:\"old_banner\"|}, \"new_search\", {|TF1002:\"old_search\"|})")]
    [InlineData("client.GetBoolean({|TF1003:\"old_banner\"|}, null, false)")]
    [InlineData("client.GetBoolean({|TF1002:\"old_search\"|}, null, false)")]
    [InlineData("client.GetBoolean(name is null ? {|TF1002:\"old_search\"|} : {|TF1003:\"old_banner\"|}, null, false)")]
    public Task A_key_where_the_name_of_a_flag_goes(string expression) => Asking(expression).VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task The_message_is_the_accessors() => Asking(
        "client.GetBoolean({|TF1003:\"old_banner\"|}, null, false) && client.GetBoolean({|TF1002:\"old_search\"|}, null, false)").VerifyAsync<OutdatedFlagAnalyzer>(
        "The flag 'old_banner' expired on 2026-06-30, 93 days ago. Its owner is web. Remove it and keep the side that is wanted, or set a later 'expires' in flags.yaml.",
        "The flag 'old_search' is deprecated. Use 'Flags.NewSearch' ('new_search') instead.");

    [Theory]
    [InlineData("client.GetBoolean(Flags.Names.{|TF1003:OldBanner|}, null, false)")]
    [InlineData("client.GetBoolean(Flags.Names.{|TF1003:OldBanner|} + \"\", null, false)")]
    [InlineData("Flags.Names.{|TF1003:OldBanner|}.IsOn()")]
    [InlineData("Features.Count(Flags.Names.{|TF1003:OldBanner|}, {|TF1003:\"old_banner\"|})")]
    public Task A_name_constant_there_is_one_use(string expression) => Asking(expression).VerifyAsync<OutdatedFlagAnalyzer>();

    [Theory]
    [InlineData("client.GetBoolean(\"new_search\", null, false)")]
    [InlineData("client.GetBoolean(\"unknown\", null, false)")]
    [InlineData("client.GetBoolean(\"Old_Banner\", null, false)")]
    [InlineData("client.GetBoolean(name, null, false)")]
    [InlineData("client.GetBoolean($\"old_{name}\", null, false)")]
    [InlineData("client.GetString(\"new_search\", null, \"old_banner\")")]
    [InlineData("string.Concat(\"old_banner\", \"old_search\")")]
    [InlineData("\"old_banner\".Length")]
    [InlineData("new[] { \"old_banner\" }")]
    public Task Text_elsewhere_and_other_names_are_no_use(string expression) => Asking(expression).VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task The_default_value_of_a_marked_parameter() => Asking("null")
        .WithSource("Service.cs", "class Service { public bool Ask([TypedFlags.FlagName] string name = {|TF1003:\"old_banner\"|}) => name is null || Ask(); }")
        .VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task Methods_that_a_team_names() => Asking("null")
        .WithSource("Service.cs", "class FeatureService { public bool IsOn(string name) => IsOn({|TF1003:\"old_banner\"|}) && name is null; }")
        .WithOption("typedflags_flag_methods", "FeatureService.IsOn")
        .VerifyAsync<OutdatedFlagAnalyzer>();

    [Fact]
    public Task A_flag_of_a_library_by_its_key()
    {
        CompiledProject library = (FlagsProject.With("visibility: public\nflags: { old_menu: { expires: 2026-06-30 } }") with
        {
            AssemblyName = "Shop.Library",
            RootNamespace = "Shop",
        }).Compile();

        return new FlagsProject { References = [library] }
            .WithSource("Page.cs", "class Page(TypedFlags.IFlagClient client) { bool Ask() => client.GetBoolean({|TF1003:\"old_menu\"|}, null, false); }")
            .VerifyAsync<OutdatedFlagAnalyzer>(
                "The flag 'old_menu' expired on 2026-06-30, 93 days ago. Remove it and keep the side that is wanted, "
                    + "or set a later 'expires' in flags.yaml of Shop.Library.");
    }

    [Fact]
    public Task Advice_on_a_key() => (Asking("client.GetBoolean({|TF1008:\"new_search\"|}, null, false)") with { Today = "2026-06-01" })
        .WithFile("flags.yaml", "flags: { new_search: {} }")
        .VerifyAsync<AgingFlagAnalyzer>();
}

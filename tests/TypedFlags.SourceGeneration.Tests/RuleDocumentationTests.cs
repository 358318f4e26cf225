using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>A rule is four things: the analyzer's, the language's, a page, and a row in the release notes. They stay together.</summary>
public class RuleDocumentationTests
{
    public static TheoryData<string> Ids => [.. FlagsFileRules.All.Select(rule => rule.Id)];

    [Fact]
    public void The_analyzer_has_the_rules_of_the_language() => Assert.Equal(
        FlagsDiagnosticDescriptor.All.Select(rule => (rule.Id, rule.Title, rule.Severity.ToString())),
        FlagsFileRules.All.Select(rule => (rule.Id, rule.Title.ToString(), rule.DefaultSeverity.ToString())));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page_under_its_help_link(string id)
    {
        DiagnosticDescriptor rule = FlagsFileRules.Find(id)!;

        Assert.Equal($"https://github.com/typedflags/typedflags/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.StartsWith(
            $"# {id}: {rule.Title}\n\nSeverity: {rule.DefaultSeverity.ToString().ToLowerInvariant()}.",
            ReadPage(id),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_row_in_the_release_notes(string id)
    {
        DiagnosticDescriptor rule = FlagsFileRules.Find(id)!;
        string notes = File.ReadAllText(RepositoryRoot.PathOf("src/TypedFlags.SourceGeneration/AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(RepositoryRoot.PathOf("src/TypedFlags.SourceGeneration/AnalyzerReleases.Unshipped.md"));

        Assert.Contains($"\n{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}\n", notes, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_first_example_of_a_page_shows_the_mistake_and_the_second_does_not(string id)
    {
        string[] blocks = ReadPage(id).Split("```");
        string Example(int number) => blocks[(2 * number) - 1]["yaml\n".Length..];

        ImmutableArray<Diagnostic> before = await FlagsProject.With(Example(1)).AnalyzeAsync();
        ImmutableArray<Diagnostic> after = await FlagsProject.With(Example(2)).AnalyzeAsync();

        Assert.Contains(before, diagnostic => diagnostic.Id == id);
        Assert.Empty(after);
    }

    [Fact]
    public void Every_page_of_the_file_has_a_rule() => Assert.Empty(
        Directory.GetFiles(RepositoryRoot.PathOf("docs/rules"), "TF2*.md").Select(Path.GetFileNameWithoutExtension)
            .Except(FlagsFileRules.All.Select(rule => rule.Id)));

    private static string ReadPage(string id) => File.ReadAllText(RepositoryRoot.PathOf($"docs/rules/{id}.md"));
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>A rule is four things: the analyzer's, the language's, a page, and a row in the release notes. They stay together.</summary>
public class RuleDocumentationTests
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(FlagsGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    public static TheoryData<string> FileIds => [.. FlagsFileRules.All.Select(rule => rule.Id)];

    public static TheoryData<string> UseIds => [.. Rules.Select(rule => rule.Id).Where(id => id.StartsWith("TF1", StringComparison.Ordinal))];

    private static IEnumerable<DiagnosticDescriptor> Rules =>
        Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal);

    [Fact]
    public void The_analyzer_has_the_rules_of_the_language() => Assert.Equal(
        FlagsDiagnosticDescriptor.All.Select(rule => (rule.Id, rule.Title, rule.Severity.ToString())),
        FlagsFileRules.All.Select(rule => (rule.Id, rule.Title.ToString(), rule.DefaultSeverity.ToString())));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page_under_its_help_link(string id)
    {
        DiagnosticDescriptor rule = Rules.Single(rule => rule.Id == id);

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
        DiagnosticDescriptor rule = Rules.Single(rule => rule.Id == id);
        string notes = File.ReadAllText(RepositoryRoot.PathOf("src/TypedFlags.SourceGeneration/AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(RepositoryRoot.PathOf("src/TypedFlags.SourceGeneration/AnalyzerReleases.Unshipped.md"));

        Assert.Contains($"\n{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}\n", notes, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FileIds))]
    public async Task The_first_example_of_a_page_shows_the_mistake_and_the_second_does_not(string id)
    {
        string[] blocks = ReadPage(id).Split("```");
        string Example(int number) => blocks[(2 * number) - 1]["yaml\n".Length..];

        ImmutableArray<Diagnostic> before = await FlagsProject.With(Example(1)).AnalyzeAsync();
        ImmutableArray<Diagnostic> after = await FlagsProject.With(Example(2)).AnalyzeAsync();

        Assert.Contains(before, diagnostic => diagnostic.Id == id);
        Assert.Empty(after);
    }

    [Theory]
    [MemberData(nameof(UseIds))]
    public async Task The_example_of_a_page_on_CSharp_shows_the_mistake_and_the_fix_does_not(string id)
    {
        string page = ReadPage(id);
        FlagsProject mistake = WithBlocks(new FlagsProject { LanguageVersion = LanguageVersion.CSharp13, OutputKind = OutputKind.ConsoleApplication }, Section(page, "Example"));
        FlagsProject mended = WithBlocks(mistake, Section(page, "Fix"));

        Assert.Contains(id, await RulesBrokenIn(mistake));
        Assert.DoesNotContain(id, await RulesBrokenIn(mended));
    }

    [Theory]
    [MemberData(nameof(UseIds))]
    public void A_page_on_CSharp_says_how_to_configure_the_rule_and_when_to_suppress_it(string id)
    {
        string page = ReadPage(id);

        Assert.All(["Cause", "Example", "Fix", "Configure", "When to suppress"], section => Assert.NotEmpty(Section(page, section)));
        Assert.Contains($"dotnet_diagnostic.{id}.severity", Section(page, "Configure"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_has_a_rule() => Assert.Empty(
        Directory.GetFiles(RepositoryRoot.PathOf("docs/rules"), "TF*.md").Select(Path.GetFileNameWithoutExtension)
            .Except(Rules.Select(rule => rule.Id)));

    private static string ReadPage(string id) => File.ReadAllText(RepositoryRoot.PathOf($"docs/rules/{id}.md"));

    private static string Section(string page, string title)
    {
        int start = page.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"The page has no section '{title}'.");
        int body = start + title.Length + 5;
        int end = page.IndexOf("\n## ", body, StringComparison.Ordinal);
        return page[body..(end < 0 ? page.Length : end)].Trim();
    }

    // A block of the fix takes the place of the example's in the same language.
    private static FlagsProject WithBlocks(FlagsProject project, string section)
    {
        string[] parts = section.Split("```");
        for (int index = 1; index < parts.Length; index += 2)
        {
            int line = parts[index].IndexOf('\n', StringComparison.Ordinal);
            string text = parts[index][(line + 1)..];
            project = parts[index][..line] switch
            {
                "yaml" => project.WithFile("flags.yaml", text),
                "csharp" => project.WithSource("Program.cs", text),
                string language => throw new InvalidOperationException($"What is '{language}' for?"),
            };
        }

        return project;
    }

    private static async Task<IEnumerable<string>> RulesBrokenIn(FlagsProject project)
    {
        Compilation compilation = project.WithSource("Usings.cs", "global using System;\nglobal using TypedFlags;").Generate().Output;
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return (await AnalyzerVerifier.AnalyzeAsync(project, compilation, [.. Analyzers])).Select(diagnostic => diagnostic.Id);
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlags.SourceGeneration.Tests.Harness;

/// <summary>
/// Runs an analyzer over a project with the generator's output in it, as a build does, and compares what it says with the mark-up in the
/// sources and flag files: <c>[|…|]</c> where the analyzer has one rule, else <c>{|TF1001:…|}</c>.
/// </summary>
internal static class AnalyzerVerifier
{
    /// <summary>Fails unless exactly the marked places are reported, with these messages.</summary>
    /// <param name="project">The sources must compile, but for places marked with a compiler's id, such as <c>{|CS0117:…|}</c>.</param>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="messages">The messages in order of path and place; none to compare places only.</param>
    public static async Task VerifyAsync(FlagsProject project, DiagnosticAnalyzer analyzer, params string[] messages)
    {
        List<Finding> expected = [];
        FlagsProject plain = Unmark(project, analyzer, expected);
        Compilation compilation = plain.Generate().Output;
        ImmutableArray<Diagnostic> compiler = compilation.GetDiagnostics();
        ImmutableArray<Diagnostic> reported = await AnalyzeAsync(plain, compilation, analyzer);

        Finding[] actual =
        [
            .. compiler.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Concat(reported).Select(Finding.Of),
        ];
        Assert.Equal(Show(expected, plain), Show(actual, plain));
        if (messages.Length > 0)
        {
            Assert.Equal(messages, reported.Select(diagnostic => diagnostic.GetMessage(null)));
        }
    }

    /// <summary>What an analyzer says of a compilation; an exception in the analyzer is the test's.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(FlagsProject project, Compilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(
            [.. analyzers],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(project.CreateAdditionalTexts(), project.CreateOptions()),
                onAnalyzerException: static (exception, _, _) => throw exception,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        return [.. Finding.InOrder(diagnostics.Where(static diagnostic => !diagnostic.IsSuppressed), Finding.Of)];
    }

    private static FlagsProject Unmark(FlagsProject project, DiagnosticAnalyzer analyzer, List<Finding> expected)
    {
        FlagsProject plain = project;
        foreach ((string path, string marked) in project.Sources)
        {
            plain = plain.WithSource(path, Unmark(path, marked, analyzer, expected));
        }

        foreach ((string path, string marked) in project.Files)
        {
            plain = plain.WithFile(path, Unmark(path, marked, analyzer, expected));
        }

        return plain;
    }

    private static string Unmark(string path, string marked, DiagnosticAnalyzer analyzer, List<Finding> expected)
    {
        Markup markup = Markup.Parse(marked);
        foreach ((string? id, TextSpan span) in markup.Spans)
        {
            expected.Add(new Finding(path, span.Start, span.Length, id ?? analyzer.SupportedDiagnostics.Single().Id));
        }

        return markup.Text;
    }

    private static string Show(IEnumerable<Finding> findings, FlagsProject project) =>
        string.Join('\n', Finding.InOrder(findings, static finding => finding).Select(finding => $"{finding.Id} {finding.Path}[{finding.Start}..{finding.Start + finding.Length}] {TextOf(finding, project)}"));

    private static string TextOf(Finding finding, FlagsProject project)
    {
        string? text = project.Sources.GetValueOrDefault(finding.Path) ?? project.Files.GetValueOrDefault(finding.Path);
        return text is null ? "" : text.Substring(finding.Start, finding.Length);
    }

    private sealed record Finding(string Path, int Start, int Length, string Id)
    {
        public static Finding Of(Diagnostic diagnostic) => new(
            diagnostic.Location.GetLineSpan().Path,
            diagnostic.Location.SourceSpan.Start,
            diagnostic.Location.SourceSpan.Length,
            diagnostic.Id);

        public static IEnumerable<T> InOrder<T>(IEnumerable<T> items, Func<T, Finding> findingOf) => items
            .OrderBy(item => findingOf(item).Path, StringComparer.Ordinal)
            .ThenBy(item => findingOf(item).Start)
            .ThenBy(item => findingOf(item).Length)
            .ThenBy(item => findingOf(item).Id, StringComparer.Ordinal);
    }
}

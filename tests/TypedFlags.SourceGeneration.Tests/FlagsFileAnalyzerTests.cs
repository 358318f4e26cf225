using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

public class FlagsFileAnalyzerTests
{
    [Fact]
    public async Task A_mistake_is_reported_at_its_line_and_column_with_its_near_name()
    {
        Diagnostic diagnostic = Assert.Single(await FlagsProject.With("flags:\r\n  new_checkout:\r\n    rolout: 5\r\n").AnalyzeAsync());

        Assert.Equal("TF2002", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal("TypedFlags", diagnostic.Descriptor.Category);
        Assert.Equal("flags.yaml", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(new LinePositionSpan(new LinePosition(2, 4), new LinePosition(2, 10)), diagnostic.Location.GetLineSpan().Span);
        Assert.Equal("rollout", diagnostic.Properties[DiagnosticProperties.Suggestion]);
    }

    [Fact]
    public async Task Mistakes_across_files_are_reported_in_the_file_that_has_them()
    {
        ImmutableArray<Diagnostic> diagnostics = await new FlagsProject()
            .WithFile("flags.yaml", "flags: { new_checkout: {} }")
            .WithFile("payments.flags.yaml", "flags:\n  new_checkout: {}")
            .AnalyzeAsync();

        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal("TF2003", diagnostic.Id);
        Assert.Equal("payments.flags.yaml", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(1, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task Other_additional_files_are_none_of_its_business() =>
        Assert.Empty(await new FlagsProject().WithFile("notflags.yaml", "{{{").WithFile("flags.yml", "{{{").AnalyzeAsync());

    [Theory]
    [InlineData("src/Shop/FLAGS.yaml")]
    [InlineData(@"c:\src\Shop\Payments.Flags.YAML")]
    public async Task File_names_are_compared_without_case(string path) =>
        Assert.NotEmpty(await new FlagsProject().WithFile(path, "flags: {").AnalyzeAsync());

    [Fact]
    public async Task Today_is_what_the_build_says()
    {
        FlagsProject project = FlagsProject.With(
            """
            flags:
              new_cart: { expires: 2026-12-31 }
              new_checkout: { requires: [new_cart] }
            """);

        Assert.Empty(await (project with { Today = "2026-12-31" }).AnalyzeAsync());
        Assert.Equal("TF2014", Assert.Single(await (project with { Today = "2027-01-01" }).AnalyzeAsync()).Id);
    }

    [Fact]
    public async Task A_comment_in_the_file_disables_a_warning() =>
        Assert.Equal(["C"], await KeysWithWarnings("flags:\n  A: {} # typedflags:disable TF2005\n  # typedflags:disable TF2005\n  B: {}\n  # typedflags:restore TF2005\n  C: {}\n"));

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("Warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    [InlineData("default", DiagnosticSeverity.Warning)]
    [InlineData("loud", DiagnosticSeverity.Warning)]
    public async Task The_severity_of_a_warning_is_what_editorconfig_says(string value, DiagnosticSeverity severity)
    {
        Diagnostic diagnostic = Assert.Single(await FlagsProject.With("flags: { A: {} }").WithOption("typedflags_tf2005_severity", value).AnalyzeAsync());

        Assert.Equal(severity, diagnostic.Severity);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.DefaultSeverity);
    }

    [Fact]
    public async Task A_warning_of_severity_none_is_not_reported() =>
        Assert.Empty(await FlagsProject.With("flags: { A: {} }").WithOption("typedflags_tf2005_severity", "none").AnalyzeAsync());

    [Theory]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Warning)]
    [InlineData("none", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("default", DiagnosticSeverity.Error)]
    public async Task An_error_can_be_made_a_warning_and_no_less(string value, DiagnosticSeverity severity) => Assert.Equal(
        severity,
        Assert.Single(await FlagsProject.With("flags: { a: { rolout: 5 } }").WithOption("typedflags_tf2002_severity", value).AnalyzeAsync()).Severity);

    [Fact]
    public async Task A_severity_is_that_of_its_own_rule() => Assert.Equal(
        DiagnosticSeverity.Warning,
        Assert.Single(await FlagsProject.With("flags: { A: {} }").WithOption("typedflags_tf2009_severity", "error").AnalyzeAsync()).Severity);

    [Fact]
    public async Task One_typo_among_400_flags_is_one_diagnostic_and_399_accessors_remain()
    {
        string flags = "flags:\n" + string.Concat(Enumerable.Range(0, 400).Select(number => $"  flag_{number}: {{ default: {(number == 200 ? "ture" : "true")} }}\n"));
        string uses = string.Join(" && ", Enumerable.Range(0, 400).Where(number => number != 200).Select(number => $"Storefront.Flags.Flag{number}.IsEnabled()"));
        FlagsProject project = FlagsProject.With(flags, $"static class Program {{ static string Run() => ({uses}).ToString(); }}");

        Diagnostic diagnostic = Assert.Single(await project.AnalyzeAsync());

        Assert.Equal("TF2004", diagnostic.Id);
        Assert.Equal(201, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal("True", project.Run());
    }

    [Theory]
    [InlineData("")]
    [InlineData("flags: [")]
    [InlineData("\0\u0001\uFFFF")]
    [InlineData("flags: { a: { default: *b } }")]
    public async Task Hopeless_files_break_neither_analyzer_nor_generator(string text)
    {
        FlagsProject project = FlagsProject.With(text);

        await project.AnalyzeAsync();
        project.Compile();
    }

    private static async Task<IEnumerable<string>> KeysWithWarnings(string flags) =>
        (await FlagsProject.With(flags).AnalyzeAsync()).Select(diagnostic => flags.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
}

namespace TypedFlags.Definitions.Tests.Schema;

/// <summary>What the parser and the binder say of each document of the corpus.</summary>
public class CorpusTests
{
    // The corpus has dates; on this day some are past and some to come.
    internal static readonly DateTime Today = new(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<TheoryDataRow<string>> Documents => CorpusDocument.AllRows();

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_diagnostics_are_the_ones_in_the_name(string name)
    {
        CorpusDocument document = CorpusDocument.Read(name);

        FlagSetBinding binding = FlagSetBinder.Bind(document.Files.Select(file => FlagsFile.Parse(file.Name, file.Text)), Today);

        IEnumerable<string> ids = binding.Diagnostics.Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.True(document.ExpectedIds.SequenceEqual(ids), $"{name}: {string.Join('\n', binding.Diagnostics)}");
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Only_invalid_documents_have_errors(string name)
    {
        CorpusDocument document = CorpusDocument.Read(name);

        FlagSetBinding binding = FlagSetBinder.Bind(document.Files.Select(file => FlagsFile.Parse(file.Name, file.Text)), Today);

        Assert.Equal(document.Kind == "invalid", binding.Diagnostics.Any(diagnostic => diagnostic.Severity == FlagsDiagnosticSeverity.Error));
    }

    [Fact]
    public void There_are_enough_documents_on_either_side()
    {
        IReadOnlyList<string> names = CorpusDocument.AllNames();

        Assert.True(names.Count(name => name.StartsWith("valid/", StringComparison.Ordinal)) >= 90);
        Assert.True(names.Count(name => name.StartsWith("invalid/", StringComparison.Ordinal)) >= 100);
    }

    [Fact]
    public void Every_diagnostic_of_the_language_has_a_document()
    {
        IEnumerable<string> shown = CorpusDocument.AllNames().SelectMany(name => CorpusDocument.Read(name).ExpectedIds).Distinct(StringComparer.Ordinal);

        Assert.Equal(Enumerable.Range(2001, 14).Select(number => $"TF{number}"), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_invalid_document_says_whether_a_schema_can_express_its_mistake()
    {
        IEnumerable<string> silent = CorpusDocument.AllNames()
            .Where(name => name.StartsWith("invalid/", StringComparison.Ordinal) && !CorpusDocument.Read(name).HasMarker);

        Assert.Empty(silent);
    }
}

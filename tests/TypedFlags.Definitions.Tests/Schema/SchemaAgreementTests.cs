namespace TypedFlags.Definitions.Tests.Schema;

/// <summary>The schema and the parser say the same of each document, wherever a schema can express the rule.</summary>
public class SchemaAgreementTests
{
    public static IEnumerable<TheoryDataRow<string>> Documents => CorpusDocument.AllRows();

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_schema_gives_the_verdict_that_the_document_promises(string name)
    {
        CorpusDocument document = CorpusDocument.Read(name);

        List<SchemaVerdict> verdicts = [.. SchemaVerdicts.OnCorpus().Where(verdict => verdict.File == name || verdict.File.StartsWith(name + "/", StringComparison.Ordinal))];

        Assert.Equal(document.Files.Count, verdicts.Count);
        Assert.True(
            document.IsAcceptedBySchema == verdicts.TrueForAll(verdict => verdict.Accepted),
            $"{name}: {string.Join('\n', verdicts.SelectMany(verdict => verdict.Errors ?? ["accepted"]))}");
    }
}

namespace TypedFlags.Definitions.Tests.Schema;

/// <summary>
/// The schema and the parser say the same of documents that nobody has thought of: valid ones with one thing removed, renamed,
/// changed in type, wrapped, or put where it does not belong.
/// </summary>
public class MutationAgreementTests
{
    private const int Seed = 2026;
    private const int Count = 2_000;

    // Duplicates, names that C# shares, references, cycles, sums.
    private static readonly string[] s_whatNoSchemaExpresses = ["TF2003", "TF2006", "TF2007", "TF2008", "TF2010"];

    private static readonly Lazy<IReadOnlyList<SchemaVerdict>> s_mutations = new(() => SchemaVerdicts.OnMutations(Seed, Count));

    [Fact]
    public void What_the_schema_rejects_the_parser_rejects()
    {
        IEnumerable<string> disagreements = s_mutations.Value
            .Where(verdict => !verdict.Accepted && !Errors(verdict).Any())
            .Select(verdict => $"{verdict.File}\n{verdict.Text}\n{string.Join('\n', verdict.Errors ?? [])}");

        Assert.Equal("", string.Join("\n\n", disagreements));
    }

    [Fact]
    public void What_the_schema_accepts_the_parser_rejects_only_for_what_no_schema_can_express()
    {
        IEnumerable<string> disagreements = s_mutations.Value
            .Where(verdict => verdict.Accepted && !DependsOnDeclarations(verdict.Text!))
            .Where(verdict => Errors(verdict).Any(error => !s_whatNoSchemaExpresses.Contains(error.Id)))
            .Select(verdict => $"{verdict.File}\n{verdict.Text}\n{string.Join('\n', Errors(verdict))}");

        Assert.Equal("", string.Join("\n\n", disagreements));
    }

    [Fact]
    public void The_mutations_fall_on_both_sides()
    {
        int accepted = s_mutations.Value.Count(verdict => verdict.Accepted);
        int held = s_mutations.Value.Count(verdict => verdict.Accepted && !DependsOnDeclarations(verdict.Text!));

        Assert.InRange(accepted, Count / 5, Count / 2);
        Assert.InRange(held, Count / 8, Count / 2);
    }

    // What an attribute is compared with, what a prerequisite serves, and which members an object has, hangs on what another part of
    // the file declares, and the order of steps on the step before; a schema sees none of that.
    private static bool DependsOnDeclarations(string text) =>
        text.Contains("\"context\":", StringComparison.Ordinal)
        || text.Contains("\"requires\":", StringComparison.Ordinal)
        || text.Contains("\"object\"", StringComparison.Ordinal)
        || text.Contains("\"schedule\":", StringComparison.Ordinal);

    private static IEnumerable<FlagsDiagnostic> Errors(SchemaVerdict verdict) =>
        FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", verdict.Text!)], CorpusTests.Today).Diagnostics
            .Where(diagnostic => diagnostic.Severity == FlagsDiagnosticSeverity.Error);
}

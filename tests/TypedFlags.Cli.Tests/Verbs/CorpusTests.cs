using System.Text.Json;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Verbs;

/// <summary>Every document of <c>tests/corpus</c>, whose names say what is wrong with them: <c>invalid/rollout-over-100.TF2004.yaml</c>.</summary>
public class CorpusTests
{
    private const string Today = "2026-11-21";

    // Of every type that the documents declare something, right or wrong.
    private const string Context = """
        {"targetingKey":"ada","tenant":"acme","groups":["beta_testers","qa"],"staff":true,"plan":"pro","country":"DE","age":42,"app_version":"2.4.0","beta":true,"interests":["tea"]}
        """;

    public static IEnumerable<TheoryDataRow<string>> Documents => Names("valid", "warning", "invalid");

    public static IEnumerable<TheoryDataRow<string>> SoundDocuments => Names("valid", "warning");

    [Theory]
    [MemberData(nameof(Documents))]
    public void Validate_says_what_the_name_says(string name)
    {
        using ToolFolder folder = new();
        string document = PathOf(name);

        ToolResult result = folder.Run("validate", "--json", "--today", Today, document);

        using JsonDocument findings = JsonDocument.Parse(result.Output);
        IEnumerable<string?> ids = findings.RootElement.EnumerateArray().Select(finding => finding.GetProperty("id").GetString());
        Assert.Equal(
            name.Split('.').Where(part => part.StartsWith("TF", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(name.StartsWith("invalid/", StringComparison.Ordinal) ? 1 : 0, result.Code);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Validate_says_the_same_as_text(string name)
    {
        using ToolFolder folder = new();
        string document = PathOf(name);

        using JsonDocument findings = JsonDocument.Parse(folder.Run("validate", "--json", "--today", Today, document).Output);

        Assert.Equal(
            findings.RootElement.EnumerateArray().Select(finding =>
                $"{finding.GetProperty("file")}({finding.GetProperty("line")},{finding.GetProperty("column")}): {finding.GetProperty("severity")} {finding.GetProperty("id")}: {finding.GetProperty("message")}"),
            folder.Run("validate", "--today", Today, document).Lines);
    }

    [Theory]
    [MemberData(nameof(SoundDocuments))]
    public void Explain_says_of_every_flag_what_evaluate_says(string name)
    {
        using ToolFolder folder = new();
        string document = PathOf(name);
        foreach (string context in (string[])["{}", Context])
        {
            string[] options = ["--json", "--file", document, "--at", Today, "--context", context];
            ToolResult result = folder.Run(["evaluate", .. options]);
            Assert.Equal(0, result.Code);

            using JsonDocument answers = JsonDocument.Parse(Assert.Single(result.Lines));
            foreach (JsonProperty answer in answers.RootElement.EnumerateObject())
            {
                using JsonDocument explained = JsonDocument.Parse(folder.Run(["explain", .. options, "--", answer.Name]).Output);
                Assert.All(answer.Value.EnumerateObject(), member =>
                    Assert.True(JsonElement.DeepEquals(member.Value, explained.RootElement.GetProperty(member.Name)), $"{answer.Name}: {member} {explained.RootElement}"));
                Assert.Single(explained.RootElement.GetProperty("steps").EnumerateArray(), step => step.GetProperty("decides").GetBoolean());
            }
        }
    }

    private static IEnumerable<TheoryDataRow<string>> Names(params string[] kinds) =>
        from kind in kinds
        from entry in Directory.EnumerateFileSystemEntries(PathOf(kind))
        orderby entry
        select new TheoryDataRow<string>($"{kind}/{Path.GetFileName(entry)}");

    private static string PathOf(string name) => RepositoryRoot.PathOf("tests/corpus/" + name);
}

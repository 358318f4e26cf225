namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>Every document under <c>Cases</c>: code before and after, written from how real code bases use flags.</summary>
public class CaseTests
{
    // A folder of other cases, for those that are being written.
    private static readonly string s_cases =
        Environment.GetEnvironmentVariable("TYPEDFLAGS_REMOVAL_CASES") ?? RepositoryRoot.PathOf("tests/TypedFlags.FlagRemoval.Tests/Cases");

    public static TheoryData<string> Documents =>
    [
        .. Directory.GetFiles(s_cases, "*.md", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(s_cases, path))
            .Where(static path => path != "README.md")
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_code_after_is_what_a_person_would_have_written(string document)
    {
        CaseFile file = CaseFile.Parse(File.ReadAllText(Path.Combine(s_cases, document)));

        string failures = CaseCheck.Run(file);

        Assert.True(failures.Length == 0, $"{document}: {file.Title}\n{failures}");
    }
}

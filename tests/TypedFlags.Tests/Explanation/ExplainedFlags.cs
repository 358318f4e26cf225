using TypedFlags.Tests.Evaluation;

namespace TypedFlags.Tests.Explanation;

/// <summary>One flag, and those that it requires, for the tests of what an explanation says.</summary>
internal static class ExplainedFlags
{
    private const string Header = """
        {"format":1,"context":{"plan":{"type":"string"},"country":{"type":"string"},"age":{"type":"number"},"beta":{"type":"boolean"},"since":{"type":"datetime"},"app_version":{"type":"semver"},"build":{"type":"string"},"tags":{"type":"list"}},"segments":{"eu_pro":{"all":[{"plan":{"eq":"pro"}},{"country":{"in":["DE","FR","IT"]}}]}}}
        """;

    /// <summary>A boolean flag <c>f</c>.</summary>
    /// <param name="state">Its properties as JSON, without braces.</param>
    /// <param name="others">More lines.</param>
    public static FlagsUnderTest Boolean(string state, params string[] others) =>
        FlagsUnderTest.WithHeader(Header, [.. others, $$"""{"key":"f","type":"boolean",{{state}},"default":false}"""]);

    /// <summary>A text flag <c>f</c> with the variants control, compact and full.</summary>
    public static FlagsUnderTest Layout(string state) => FlagsUnderTest.WithHeader(
        Header, $$$"""{"key":"f","type":"string","variants":{"control":"one-column","compact":"compact","full":"full-width"},{{{state}}},"default":"control"}""");

    /// <summary>The text of <c>f</c>, without the first lines, which are the same for all, and without the margin.</summary>
    public static string StepsOf(this FlagsUnderTest flags, FlagContext? context = null)
    {
        string[] lines = flags.Explain("f", context).ToString().Split('\n');
        Assert.Equal("in Production, at 2026-09-01T00:00:00Z", lines[1]);
        IEnumerable<string> steps = lines[2..].Select(static line => line[2..]).Where(static line => line is not ("- override: none in scope" or "- enabled: yes"));
        return string.Join('\n', steps);
    }
}

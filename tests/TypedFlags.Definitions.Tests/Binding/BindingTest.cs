namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>Binds texts, and finds diagnostics by the text they mark.</summary>
public abstract class BindingTest
{
    protected static readonly DateTime Today = new(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc);

    protected static FlagSetBinding Bind(string yaml) => BindFiles(("flags.yaml", yaml));

    protected static FlagSetBinding BindFiles(params (string Path, string Text)[] files) =>
        FlagSetBinder.Bind(files.Select(file => FlagsFile.Parse(file.Path, file.Text)), Today);

    /// <summary>Binds a text that must be without a diagnostic.</summary>
    protected static FlagSetDefinition BindSound(string yaml)
    {
        FlagSetBinding binding = Bind(yaml);
        Assert.Empty(binding.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return binding.Definition;
    }

    /// <summary>Binds one flag, given as the body of a flow mapping, in a file with a context, a segment and other flags.</summary>
    protected static FlagDefinition BindFlag(string body) =>
        BindSound(InFile(body)).Flags.Single(flag => flag.Key == "subject");

    /// <summary>Asserts that the flag has exactly one diagnostic, and where.</summary>
    /// <param name="body">The body of the flag's flow mapping; the marked text stands between « and ».</param>
    protected static FlagsDiagnostic AssertFlag(string body, string id, string message) => AssertFile(InFile(body), id, message);

    protected static void AssertFlagIsSound(string body) => _ = BindFlag(body);

    /// <summary>Asserts that the file has exactly one diagnostic, at the text between « and ».</summary>
    protected static FlagsDiagnostic AssertFile(string marked, string id, string message)
    {
        int start = marked.IndexOf('«', StringComparison.Ordinal);
        int end = marked.IndexOf('»', StringComparison.Ordinal) - 1;
        Assert.True(start >= 0 && end >= start, "The text marks no place.");
        string text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        FlagsDiagnostic diagnostic = Assert.Single(Bind(text).Diagnostics);
        string before = text[..start];
        int line = before.Count(character => character == '\n') + 1;
        int column = start - (before.LastIndexOf('\n') + 1) + 1;
        Assert.Equal($"{id} {line}:{column} '{text[start..end]}'", Describe(diagnostic, text));
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
        Assert.Matches("[.?]$", diagnostic.Message);
        return diagnostic;
    }

    private static string Describe(FlagsDiagnostic diagnostic, string text) =>
        $"{diagnostic.Id} {diagnostic.Line}:{diagnostic.Column} '{text.Substring(diagnostic.Range.Start, diagnostic.Range.Length)}'"
        + (diagnostic.Range.Length == 0 ? " " + diagnostic : "");

    private static string InFile(string body) =>
        $$"""
        context:
          plan: { type: string, values: [free, starter, pro] }
          country: string
          age: number
          beta: boolean
          signed_up: datetime
          app_version: semver
          interests: list
        segments:
          adults: { age: { gte: 18 } }
        flags:
          other: { default: false }
          layout: { type: string, variants: { one: "1", two: "2" }, default: one }
          subject: { {{body}} }
        """;
}

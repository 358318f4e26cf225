namespace TypedFlags.Tests.Laws.Generation;

/// <summary>The few names and values that generated flags and contexts share, so that they meet often.</summary>
internal static class World
{
    public const string Header = """
        {"format":1,"context":{"plan":{"type":"string"},"age":{"type":"number"},"beta":{"type":"boolean"},"since":{"type":"datetime"},"version":{"type":"semver"},"tags":{"type":"list"}},"segments":{"pros":{"plan":{"in":["pro","team"]}},"adults":{"all":[{"age":{"gte":18}},{"not":{"segment":"pros"}}]}}}
        """;

    public static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly string[] Algorithms = ["typedflags", "feature_flag_infra", "flagforge", "rollgate", "feature_management", "unleash"];

    /// <summary>The algorithms that also split.</summary>
    public static readonly string[] SplitAlgorithms = ["typedflags", "feature_management", "unleash"];

    /// <summary>Those whose percentages may have decimals.</summary>
    public static readonly string[] FineAlgorithms = ["typedflags", "feature_management"];

    public static readonly string[] Users = ["ada", "bob", "eve", "mallory", "Ünal", "用户", "42"];

    public static readonly string[] Groups = ["qa", "beta", "blocked", "Ärzte"];

    public static readonly string[] Tenants = ["acme", "globex", "straße"];

    public static readonly string[] Environments = ["production", "Staging", "TEST"];

    public static readonly string[] Plans = ["free", "pro", "team", "PRO", ""];

    public static readonly double[] Ages = [0, 17, 18, 18.5, 36, -1, 1e6];

    public static readonly string[] Times = ["2026-01-01T00:00:00Z", "2026-08-31T23:59:59Z", "2026-09-01T12:00:00Z", "2026-09-02T00:00:00Z", "2027-01-01T00:00:00Z"];

    public static readonly string[] Versions = ["1.0.0", "1.2.0-rc.1", "1.2.0", "2.0.0", "10.0.0"];

    public static readonly string[] Tags = ["red", "Green", "blue"];
}

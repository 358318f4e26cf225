namespace TypedFlags;

/// <summary>What an engine takes from its surroundings once and for all.</summary>
/// <param name="Environment">The current environment.</param>
/// <param name="TimeProvider">The clock.</param>
internal sealed record EngineSettings(string Environment, TimeProvider TimeProvider)
{
    /// <summary>Who watches the evaluations; null where nobody does.</summary>
    public EngineObservers? Observers { get; init; }

    /// <summary>Whether traces hold targeting keys.</summary>
    public bool RecordsTargetingKey { get; init; }

    /// <summary>How patient to be with the providers.</summary>
    public RefreshSettings Refresh { get; init; } = RefreshSettings.Default;

    private const string EnvironmentVariable = "DOTNET_ENVIRONMENT";
    private const string DefaultEnvironment = "Production";

    /// <summary>The settings where nobody set anything up: the environment is read when the first flag is.</summary>
    public static EngineSettings WithoutHost { get; } = Create(configured: null, host: null, timeProvider: null);

    /// <summary>The first that is there: what was configured, the host's, the variable, <c>Production</c>.</summary>
    public static EngineSettings Create(string? configured, string? host, TimeProvider? timeProvider) =>
        Create(configured, host, timeProvider, System.Environment.GetEnvironmentVariable);

    internal static EngineSettings Create(string? configured, string? host, TimeProvider? timeProvider, Func<string, string?> variable) =>
        new(
            NotEmpty(configured) ?? NotEmpty(host) ?? NotEmpty(variable(EnvironmentVariable)) ?? DefaultEnvironment,
            timeProvider ?? TimeProvider.System);

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

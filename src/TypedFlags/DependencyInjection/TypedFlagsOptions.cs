namespace TypedFlags;

/// <summary>
/// How an engine runs. Validated at start: an application with unusable options does not come up.
/// Read once, when the engine is made. Set by code in <c>AddTypedFlags(o =&gt; …)</c>, or by the configuration section <c>TypedFlags</c>; code wins.
/// </summary>
public sealed class TypedFlagsOptions
{
    /// <summary>The longest name of an environment.</summary>
    internal const int MaxEnvironmentLength = 256;

    /// <summary>
    /// The environment that <c>environments:</c> and the attribute <c>environment</c> mean; configuration key <c>TypedFlags:Environment</c>.
    /// Null (the default): the host's environment, else the variable <c>DOTNET_ENVIRONMENT</c>, else <c>Production</c>.
    /// </summary>
    public string? Environment { get; set; }

    /// <summary>
    /// The clock that schedules and the attribute <c>now</c> follow. Null (the default): the <see cref="System.TimeProvider"/> of the
    /// service provider, else the system's.
    /// </summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Hooks that run around each evaluation, after those of <see cref="TypedFlagsBuilder.AddHook{THook}"/>. They are not disposed.</summary>
    public IList<FlagHook> Hooks { get; } = [];

    /// <summary>
    /// Whether traces hold the targeting key, as <c>feature_flag.context.id</c>; configuration key <c>TypedFlags:RecordTargetingKey</c>.
    /// False by default: a trace goes to more people than a user's identifier should. Metrics never hold it.
    /// </summary>
    public bool RecordTargetingKey { get; set; }

    /// <summary>
    /// How long the start of the host waits for providers that do not have their state at once; 0 to 10 minutes, 5 s by default. When it is up the
    /// application starts all the same, with a line in the log, and answers from the compiled definitions and the providers that are there.
    /// Configuration key <c>TypedFlags:ReadyTimeout</c>, as <c>00:00:05</c>.
    /// </summary>
    public TimeSpan ReadyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After how long a provider's reading is given up and tried again; 10 ms to 1 hour, 30 s by default.
    /// Configuration key <c>TypedFlags:LoadTimeout</c>.
    /// </summary>
    public TimeSpan LoadTimeout { get; set; } = RefreshSettings.Default.LoadTimeout;

    /// <summary>
    /// The pause after a provider's first failure, doubled with each further one, a fifth more or less; 10 ms to 1 hour, 1 s by default.
    /// Configuration key <c>TypedFlags:RetryDelay</c>.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = RefreshSettings.Default.FirstRetry;

    /// <summary>
    /// The longest pause between two tries; at least <see cref="RetryDelay"/>, at most 1 hour, 30 s by default. A provider that is polled more often
    /// than this is retried as often as it is polled. Configuration key <c>TypedFlags:MaxRetryDelay</c>.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; set; } = RefreshSettings.Default.LongestRetry;

    /// <summary>
    /// After how long <see cref="FlagEngine.PrepareAsync(FlagContext, CancellationToken)"/> gives a source up that does not answer; 10 ms to 1 minute, 2 s by default.
    /// A request waits for it, so it is far shorter than <see cref="LoadTimeout"/>. Configuration key <c>TypedFlags:PrepareTimeout</c>.
    /// </summary>
    public TimeSpan PrepareTimeout { get; set; } = RefreshSettings.Default.PrepareTimeout;
}

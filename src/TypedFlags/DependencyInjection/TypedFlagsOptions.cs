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
}

namespace TypedFlags;

/// <summary>
/// Which evaluations become exposures, and how they get to the sinks. Validated when the host starts. Set by code in
/// <c>AddExposures(o =&gt; …)</c>; read once, when the engine is made. Intervals follow the engine's clock, but for
/// <see cref="ShutdownTimeout"/>.
/// </summary>
public sealed class ExposureOptions
{
    internal const int MinHashKeyBytes = 16;

    /// <summary>
    /// Which flags make exposures; asked once a flag. By default those of the kind <see cref="FlagKind.Experiment"/>. One that throws
    /// stands for no.
    /// </summary>
    public Func<FlagDefinition, bool> SelectFlag { get; set; } = static flag => flag.Kind == FlagKind.Experiment;

    /// <summary>
    /// For which reasons (<see cref="FlagReason"/>) an answer is an exposure. By default <see cref="FlagReason.Split"/> alone: only who was
    /// assigned by chance can be compared; users from a list or a rule would bias the comparison.
    /// </summary>
    public ISet<string> Reasons { get; } = new HashSet<string>(StringComparer.Ordinal) { FlagReason.Split };

    /// <summary>How many exposures may wait to be written, 1 to 1,000,000; 10,000 by default. What does not fit is dropped and counted.</summary>
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>The most exposures in one batch, 1 to 10,000; 500 by default.</summary>
    public int BatchSize { get; set; } = 500;

    /// <summary>How long a batch waits to become full, 10 ms to 1 h; 5 s by default.</summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// For how long the same user, flag and variant are one exposure, up to 7 days; 1 h by default, zero to write every one. Some are remembered
    /// for up to twice as long, and for a shorter time when <see cref="DeduplicationCapacity"/> is reached.
    /// </summary>
    public TimeSpan DeduplicationWindow { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many exposures are remembered at most, 1,000 to 50,000,000; 200,000 by default. Each takes 16 to 32 bytes.</summary>
    public int DeduplicationCapacity { get; set; } = 200_000;

    /// <summary>How often a batch that a sink failed to write is given to it again, 0 to 10; 3 by default. Then it is lost and counted.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The wait before the first retry, 1 ms to 1 min; 1 s by default. It doubles with each.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a sink may take to write a batch, 10 ms to 10 min; 30 s by default.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a host that stops waits for the sinks, 0 to 10 min; 5 s by default. What is not written by then is lost and counted. In
    /// real time always: with a clock that a test holds still, the end would never come.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The secret of a keyed hash (HMAC-SHA256 over the key's UTF-8), at least 16 bytes: sinks then get the hash in place of the targeting key.
    /// Null, the default, for the key itself. Keep it with your secrets: another key makes other users of the same people.
    /// </summary>
    public byte[]? HashKey { get; set; }

    /// <summary>The options as they are now. The reasons are read by <see cref="ExposureSelection"/> once and for all.</summary>
    internal ExposureOptions Copy()
    {
        ExposureOptions copy = (ExposureOptions)MemberwiseClone();
        copy.HashKey = HashKey?.ToArray();
        return copy;
    }
}

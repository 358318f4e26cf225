namespace TypedFlags;

/// <summary>Where alerts go, and which.</summary>
public sealed class AlertOptions
{
    /// <summary>The fewest bytes of a <see cref="Secret"/>.</summary>
    public const int MinSecretBytes = 32;

    /// <summary>
    /// The webhook: <c>https</c>, without user name or password. Required. From configuration or code only, never from what users enter: whoever can set it can
    /// make this process call it.
    /// </summary>
    public Uri? Url { get; set; }

    /// <summary>The key of the signature, at least 32 bytes, known to the receiver. Required.</summary>
    public byte[] Secret { get; set; } = [];

    /// <summary>
    /// Which writes are told; all unless set: <c>alert => alert is { TurnedOn: true, Environment: "Production" }</c>. Runs in the background, one alert
    /// at a time; where it throws, the alert is given up, and where it blocks, those behind it wait.
    /// </summary>
    public Func<FlagAlert, bool>? Filter { get; set; }

    /// <summary>Whether <see cref="Url"/> may be <c>http</c> where its host is this machine: for tests. False by default.</summary>
    public bool AllowLoopbackHttp { get; set; }

    /// <summary>How many alerts may wait; 1 to 100,000, 1,000 by default. What finds no room is dropped, with a line in the log.</summary>
    public int QueueCapacity { get; set; } = 1000;

    /// <summary>How often an alert is sent again before it is given up; 0 to 20, 8 by default, which is some three minutes.</summary>
    public int MaxRetries { get; set; } = 8;

    /// <summary>The pause before the first repetition, doubled before each further one, to a minute at most; 1 ms to 1 minute, 1 s by default.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);
}

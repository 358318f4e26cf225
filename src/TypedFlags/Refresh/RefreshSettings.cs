namespace TypedFlags;

/// <summary>How patient an engine is with its providers.</summary>
/// <param name="LoadTimeout">After how long a reading is given up.</param>
/// <param name="FirstRetry">The pause after the first failure; it doubles with each further one.</param>
/// <param name="LongestRetry">The longest pause between two tries.</param>
/// <param name="PrepareTimeout">After how long looking a user up in lists is given up.</param>
internal sealed record RefreshSettings(TimeSpan LoadTimeout, TimeSpan FirstRetry, TimeSpan LongestRetry, TimeSpan PrepareTimeout)
{
    /// <summary>The shortest <see cref="FlagProvider.PollInterval"/> that is kept to: what asks more often is a mistake.</summary>
    public static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(10);

    public static RefreshSettings Default { get; } = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2));

    /// <summary>The pause before a source is asked again after so many failures; a fifth more or less, so that many nodes do not come back at once.</summary>
    /// <param name="failures">In a row; 1 or more.</param>
    /// <param name="poll">How often the source is asked when all is well: who asks often also asks often after a failure.</param>
    public TimeSpan RetryAfter(int failures, TimeSpan? poll)
    {
        TimeSpan longest = poll is { } interval ? Clamp(interval, FirstRetry, LongestRetry) : LongestRetry;
        double pause = FirstRetry.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, 30));
        return TimeSpan.FromMilliseconds(Math.Min(pause, longest.TotalMilliseconds)) * (0.8 + (0.4 * Random.Shared.NextDouble()));
    }

    /// <summary>The pause before a source is asked again after a success: up to a fifth shorter, so that many nodes do not ask at once, and never longer, since an interval is a promise.</summary>
    public static TimeSpan PollAfter(TimeSpan poll) => (poll < ShortestPoll ? ShortestPoll : poll) * (0.8 + (0.2 * Random.Shared.NextDouble()));

    private static TimeSpan Clamp(TimeSpan value, TimeSpan least, TimeSpan most) => value < least ? least : value > most ? most : value;
}

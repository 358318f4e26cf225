namespace TypedFlags.EntityFrameworkCore;

/// <summary>How an application reads from its database store.</summary>
public sealed class EntityFrameworkStoreOptions
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestPoll = TimeSpan.FromDays(1);

    /// <summary>
    /// How often each node looks for changes that no message told of: one small query, where nothing has changed. 100 ms to one day; 30 s
    /// unless set. Null for never, which leaves a node behind whose message got lost.
    /// </summary>
    public TimeSpan? PollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>Options that are in order.</returns>
    internal static EntityFrameworkStoreOptions Create(Action<EntityFrameworkStoreOptions>? configure)
    {
        EntityFrameworkStoreOptions options = new();
        configure?.Invoke(options);
        return options.PollInterval is { } poll && (poll < ShortestPoll || poll > LongestPoll)
            ? throw new ArgumentException(
                $"EntityFrameworkStoreOptions.PollInterval is {poll}. It has to be from {ShortestPoll} to {LongestPoll}, or null for never.", nameof(configure))
            : options;
    }
}

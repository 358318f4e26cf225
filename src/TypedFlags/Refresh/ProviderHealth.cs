namespace TypedFlags;

/// <summary>What is known of a provider's last tries. Written by one thread at a time, read by any.</summary>
internal sealed class ProviderHealth(string name, TimeProvider timeProvider)
{
    private const int LongestError = 500;

    private Moment _now = new(null, 0, null, null);
    private int _allFailures;

    /// <summary>In a row; 0 where all is well.</summary>
    public int Failures => Volatile.Read(ref _now).Failures;

    /// <summary>Since the start: who sees the same number twice knows that nothing failed in between, whatever it is now.</summary>
    public int AllFailures => Volatile.Read(ref _allFailures);

    public void Succeeded() => Volatile.Write(ref _now, new Moment(timeProvider.GetUtcNow(), 0, null, null));

    public void Failed(Exception exception)
    {
        Volatile.Write(ref _allFailures, unchecked(_allFailures + 1));
        Moment before = Volatile.Read(ref _now);
        string error = $"{exception.GetType().Name}: {FailureReason.Of(exception)}";
        Volatile.Write(ref _now, before with
        {
            Failures = before.Failures == int.MaxValue ? int.MaxValue : before.Failures + 1,
            Error = error.Length <= LongestError ? error : error[..LongestError] + "…",
            FailingSince = before.FailingSince ?? timeProvider.GetUtcNow(),
        });
    }

    public FlagProviderStatus ToStatus(bool isStale)
    {
        Moment now = Volatile.Read(ref _now);
        return new FlagProviderStatus(name, now.LoadedAt is not null, isStale, now.LoadedAt, now.Error, now.FailingSince);
    }

    private sealed record Moment(DateTimeOffset? LoadedAt, int Failures, string? Error, DateTimeOffset? FailingSince);
}

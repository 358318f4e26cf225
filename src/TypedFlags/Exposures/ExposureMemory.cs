namespace TypedFlags;

/// <summary>
/// Remembers what was exposed lately, in two generations: what is new goes into the younger; when that is full or as old as the window,
/// the older is forgotten. So each is remembered for one window at least, where there is room. Lock-free.
/// </summary>
internal sealed class ExposureMemory(int capacity, TimeSpan window, TimeProvider timeProvider)
{
    private readonly int _capacityOfOne = Math.Max(1, capacity / 2);
    private Generations? _generations;

    /// <summary>Whether an exposure is remembered.</summary>
    public bool Contains(ulong fingerprint)
    {
        if (window == TimeSpan.Zero)
        {
            return false;
        }

        Generations now = Current();
        return now.Younger.Contains(fingerprint) || now.Older?.Contains(fingerprint) is true;
    }

    /// <summary>Remembers an exposure. Of several threads that come with the same one, one is told true.</summary>
    public bool TryAdd(ulong fingerprint)
    {
        if (window == TimeSpan.Zero)
        {
            return true;
        }

        Generations now = Current();
        if (now.Older?.Contains(fingerprint) is true)
        {
            return false;
        }

        bool isNew = now.Younger.TryAdd(fingerprint);
        while (isNew && Volatile.Read(ref _generations) is { } later && later != now)
        {
            // The generations changed meanwhile, and another thread may not have seen this one in the older: the younger decides.
            now = later;
            isNew = now.Younger.TryAdd(fingerprint);
        }

        return isNew;
    }

    private Generations Current()
    {
        long time = timeProvider.GetTimestamp();
        while (true)
        {
            Generations? now = Volatile.Read(ref _generations);
            if (now is not null && !now.Younger.IsFull && timeProvider.GetElapsedTime(now.Start, time) < window)
            {
                return now;
            }

            // What is older than two windows is of no use to anybody.
            ExposureSet? older = now is null || timeProvider.GetElapsedTime(now.Start, time) >= 2 * window ? null : now.Younger;
            Generations next = new(new ExposureSet(_capacityOfOne), older, time);
            if (ReferenceEquals(Interlocked.CompareExchange(ref _generations, next, now), now))
            {
                return next;
            }
        }
    }

    private sealed record Generations(ExposureSet Younger, ExposureSet? Older, long Start);
}

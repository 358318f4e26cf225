namespace TypedFlags;

/// <summary>
/// Remembers what was exposed lately, in two generations: what is new goes into the younger; when that is full or as old as the window,
/// the older is forgotten. So each is remembered for one window at least, where there is room, and for two at most. Lock-free, but when the
/// generations change: then one thread makes the set and the others wait for it, or each would take the memory for one.
/// </summary>
internal sealed class ExposureMemory(int capacity, TimeSpan window, TimeProvider timeProvider)
{
    private readonly int _capacityOfOne = Math.Max(1, capacity / 2);
    private readonly long _window = (long)(window.TotalSeconds * timeProvider.TimestampFrequency);
    private readonly Lock _gate = new();
    private Generations? _generations;

    /// <summary>Whether an exposure is remembered.</summary>
    public bool Contains(ulong fingerprint)
    {
        if (_window == 0)
        {
            return false;
        }

        Generations now = Current();
        return now.Younger.Contains(fingerprint) || now.Older?.Contains(fingerprint) is true;
    }

    /// <summary>Remembers an exposure. Of several threads that come with the same one, one is told true.</summary>
    public bool TryAdd(ulong fingerprint)
    {
        if (_window == 0)
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
            // The generations changed meanwhile, and another thread may not have seen this one in the older: the younger decides. Unless they
            // changed twice: then the older is not the set that this one is in.
            isNew = (later.Older == now.Younger || later.Older?.Contains(fingerprint) is not true) && later.Younger.TryAdd(fingerprint);
            now = later;
        }

        return isNew;
    }

    private Generations Current()
    {
        long time = timeProvider.GetTimestamp();
        return Volatile.Read(ref _generations) is { } now && IsCurrent(now, time) ? now : Change(time);
    }

    private bool IsCurrent(Generations now, long time) => !now.Younger.IsFull && time - now.Start < _window;

    private Generations Change(long time)
    {
        lock (_gate)
        {
            Generations? now = _generations;
            if (now is not null && IsCurrent(now, time))
            {
                return now;
            }

            // A generation begins where the one before it ended, not when somebody comes and notices, or what is in the older would be
            // remembered for longer than two windows. What is older than that is of no use to anybody.
            bool isLongAgo = now is null || time - now.Start >= 2 * _window;
            long start = isLongAgo || time - now!.Start < _window ? time : now.Start + _window;
            Generations next = new(new ExposureSet(_capacityOfOne), isLongAgo ? null : now!.Younger, start);
            Volatile.Write(ref _generations, next);
            return next;
        }
    }

    private sealed record Generations(ExposureSet Younger, ExposureSet? Older, long Start);
}

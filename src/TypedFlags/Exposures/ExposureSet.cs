using System.Numerics;

namespace TypedFlags;

/// <summary>A set of 64-bit fingerprints that only grows, up to its capacity. For any number of threads, without locks.</summary>
internal sealed class ExposureSet
{
    /// <summary>An empty place, so no fingerprint.</summary>
    private const ulong Empty = 0;

    private readonly ulong[] _places;
    private readonly int _mask;
    private readonly int _capacity;
    private int _count;

    public ExposureSet(int capacity)
    {
        _capacity = capacity;
        // Never more than half full, so that a search is short.
        _places = new ulong[BitOperations.RoundUpToPowerOf2((uint)capacity * 2)];
        _mask = _places.Length - 1;
    }

    public bool IsFull => Volatile.Read(ref _count) >= _capacity;

    public bool Contains(ulong fingerprint)
    {
        fingerprint = NotEmpty(fingerprint);
        for (int place = (int)fingerprint & _mask; ; place = (place + 1) & _mask)
        {
            ulong there = Volatile.Read(ref _places[place]);
            if (there == fingerprint || there == Empty)
            {
                return there == fingerprint;
            }
        }
    }

    /// <summary>Adds a fingerprint; false where it is there already. The capacity is the caller's to look after, see <see cref="IsFull"/>.</summary>
    public bool TryAdd(ulong fingerprint)
    {
        fingerprint = NotEmpty(fingerprint);
        for (int place = (int)fingerprint & _mask; ; place = (place + 1) & _mask)
        {
            ulong there = Interlocked.CompareExchange(ref _places[place], fingerprint, Empty);
            if (there == Empty)
            {
                Interlocked.Increment(ref _count);
                return true;
            }

            if (there == fingerprint)
            {
                return false;
            }
        }
    }

    private static ulong NotEmpty(ulong fingerprint) => fingerprint == Empty ? 1 : fingerprint;
}

namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

/// <summary>Choices that depend on a seed alone (SplitMix64), on every machine and in every version of .NET.</summary>
internal sealed class Choices(long seed)
{
    private ulong _state = unchecked(((ulong)seed * 0x9E3779B97F4A7C15) + 0xD1B54A32D192ED03);

    /// <summary>0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public bool Chance(int percent) => Below(100) < percent;

    public T Of<T>(params ReadOnlySpan<T> items) => items[Below(items.Length)];

    public T In<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of some things to do, in proportion to their weights.</summary>
    public T Weighted<T>(params ReadOnlySpan<(int Weight, Func<T> Make)> items)
    {
        int sum = 0;
        foreach ((int weight, _) in items)
        {
            sum += weight;
        }

        int chosen = Below(sum);
        foreach ((int weight, Func<T> make) in items)
        {
            chosen -= weight;
            if (chosen < 0)
            {
                return make();
            }
        }

        throw new InvalidOperationException("The weights have no sum.");
    }

    private ulong Next()
    {
        unchecked
        {
            ulong value = _state += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}

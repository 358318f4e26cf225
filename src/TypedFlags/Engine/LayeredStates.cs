namespace TypedFlags;

/// <summary>
/// What all providers together say of a set's flags, by the flag's place. Immutable. In chunks, and those in which nothing changes are the same objects before and
/// after a change: a change of one flag among 10,000 costs a chunk, and not a table of them all.
/// </summary>
internal sealed class LayeredStates
{
    /// <summary>The place in a chunk, in bits.</summary>
    public const int Bits = 7;

    /// <summary>How many flags stand in one chunk.</summary>
    public const int ChunkSize = 1 << Bits;

    private readonly LayeredState?[]?[] _chunks;

    private LayeredStates(LayeredState?[]?[] chunks) => _chunks = chunks;

    /// <summary>Nothing is said of any flag.</summary>
    public static LayeredStates None { get; } = new([]);

    /// <summary>What is said of the flag at a place; null where nothing is.</summary>
    public LayeredState? this[int index] => ChunkAt(index >> Bits)?[index & (ChunkSize - 1)];

    /// <summary>Of how many flags something is said.</summary>
    public int Count => _chunks.Sum(static chunk => chunk is null ? 0 : chunk.Length - chunk.AsSpan().Count((LayeredState?)null));

    /// <summary>The states of a whole set.</summary>
    /// <param name="count">How many flags the set has.</param>
    /// <param name="states">By place.</param>
    /// <param name="earlier">Its chunks serve on where they say the same.</param>
    public static LayeredStates Of(int count, Dictionary<int, LayeredState>? states, LayeredStates earlier)
    {
        if (states is null)
        {
            return None;
        }

        LayeredState?[]?[] chunks = new LayeredState?[]?[ChunkCount(count)];
        foreach ((int index, LayeredState state) in states)
        {
            (chunks[index >> Bits] ??= new LayeredState?[ChunkSize])[index & (ChunkSize - 1)] = state;
        }

        for (int chunk = 0; chunk < chunks.Length; chunk++)
        {
            if (chunks[chunk] is { } now && earlier.ChunkAt(chunk) is { } before && now.AsSpan().SequenceEqual(before))
            {
                chunks[chunk] = before;
            }
        }

        return new LayeredStates(chunks);
    }

    /// <summary>These states with those of some flags changed.</summary>
    /// <param name="count">How many flags the set has.</param>
    /// <param name="changes">Places and what comes there; null where nothing is said any more.</param>
    public LayeredStates With(int count, List<(int Index, LayeredState? State)> changes)
    {
        LayeredState?[]?[]? chunks = null;
        foreach ((int index, LayeredState? state) in changes)
        {
            LayeredState?[]? before = ChunkAt(index >> Bits);
            LayeredState?[]? now = chunks is null ? before : chunks[index >> Bits];
            if (ReferenceEquals(now?[index & (ChunkSize - 1)], state))
            {
                continue;
            }

            if (chunks is null)
            {
                chunks = new LayeredState?[]?[ChunkCount(count)];
                _chunks.CopyTo(chunks, 0);
            }

            if (now is null || ReferenceEquals(now, before))
            {
                chunks[index >> Bits] = now = now is null ? new LayeredState?[ChunkSize] : [.. now];
            }

            now[index & (ChunkSize - 1)] = state;
        }

        return chunks is null ? this : new LayeredStates(chunks);
    }

    /// <summary>Whether a chunk says the same here and there for being the same; the first has the flags from 0 on.</summary>
    public bool SharesChunk(LayeredStates other, int chunk) => ReferenceEquals(ChunkAt(chunk), other.ChunkAt(chunk));

    /// <summary>The places at which these states are other objects than some earlier ones, in ascending order.</summary>
    public IEnumerable<int> DifferencesFrom(LayeredStates earlier)
    {
        for (int chunk = 0; chunk < Math.Max(_chunks.Length, earlier._chunks.Length); chunk++)
        {
            if (SharesChunk(earlier, chunk))
            {
                continue;
            }

            for (int index = chunk << Bits; index < (chunk + 1) << Bits; index++)
            {
                if (!ReferenceEquals(this[index], earlier[index]))
                {
                    yield return index;
                }
            }
        }
    }

    /// <summary>How many chunks so many flags take.</summary>
    public static int ChunkCount(int count) => (count + ChunkSize - 1) >> Bits;

    private LayeredState?[]? ChunkAt(int chunk) => (uint)chunk < (uint)_chunks.Length ? _chunks[chunk] : null;
}

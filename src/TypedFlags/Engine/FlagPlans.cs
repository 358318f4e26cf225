namespace TypedFlags;

/// <summary>
/// The plans of a set's flags under one state, by the flag's place: those that were made, as somebody asked for them. In the chunks of <see cref="LayeredStates"/>; one in
/// which no state changed is shared with the snapshot before, so that a plan which is made for the one is there for the other.
/// </summary>
internal readonly struct FlagPlans
{
    private readonly FlagPlan?[][] _chunks;

    /// <summary>No plan yet.</summary>
    public FlagPlans(int count)
    {
        _chunks = new FlagPlan?[LayeredStates.ChunkCount(count)][];
        for (int chunk = 0; chunk < _chunks.Length; chunk++)
        {
            _chunks[chunk] = NewChunk(count, chunk);
        }
    }

    private FlagPlans(FlagPlan?[][] chunks) => _chunks = chunks;

    /// <summary>The place of a plan, for reading and writing it.</summary>
    public ref FlagPlan? this[int index] => ref _chunks[index >> LayeredStates.Bits][index & (LayeredStates.ChunkSize - 1)];

    /// <summary>The plans that go on under another state.</summary>
    /// <param name="count">How many flags the set has.</param>
    /// <param name="before">The state that these plans are of.</param>
    /// <param name="after">The other state.</param>
    /// <param name="used">Takes the places whose plan was made and does not go on.</param>
    public FlagPlans Under(int count, LayeredStates before, LayeredStates after, List<int> used)
    {
        FlagPlan?[][] chunks = (FlagPlan?[][])_chunks.Clone();
        for (int chunk = 0; chunk < chunks.Length; chunk++)
        {
            if (after.SharesChunk(before, chunk))
            {
                continue;
            }

            FlagPlan?[] now = NewChunk(count, chunk);
            for (int place = 0; place < now.Length; place++)
            {
                int index = (chunk * LayeredStates.ChunkSize) + place;
                if (Volatile.Read(ref _chunks[chunk][place]) is not { } plan)
                {
                    continue;
                }

                if (ReferenceEquals(before[index], after[index]))
                {
                    now[place] = plan;
                }
                else
                {
                    used.Add(index);
                }
            }

            chunks[chunk] = now;
        }

        return new FlagPlans(chunks);
    }

    private static FlagPlan?[] NewChunk(int count, int chunk) =>
        new FlagPlan?[Math.Min(LayeredStates.ChunkSize, count - (chunk * LayeredStates.ChunkSize))];
}

namespace TypedFlags;

/// <summary>Holds what the providers say against the definitions. Used by one thread at a time.</summary>
internal sealed class LayerReading(IReadOnlyList<ProviderRunner> providers)
{
    private bool _hasOtherSpellings;

    /// <summary>What is wrong with what was read.</summary>
    public StateProblems Problems { get; } = new(providers);

    /// <summary>
    /// Whether <see cref="ReadChanges"/> will do: not where a provider spells a flag in a way of its own, because then what it says of a flag can
    /// stand under several keys.
    /// </summary>
    public bool CanReadChanges => !_hasOtherSpellings;

    /// <summary>Forgets what was read: everything is about to be read.</summary>
    public void Reset()
    {
        _hasOtherSpellings = false;
        Problems.Clear();
    }

    /// <summary>
    /// The layered state of one set's flags. Where all that the providers say of a flag is as before, its state is the same object as before.
    /// </summary>
    public LayeredStates ReadAll(FlagDefinitionSet set, IReadOnlyList<FlagProviderState> contents, LayeredStates earlier)
    {
        Dictionary<int, LayeredState>? states = null;
        for (int layer = 0; layer < contents.Count; layer++)
        {
            foreach ((int index, string key, ProvidedFlag flag) in FlagsFor(set, contents[layer], out bool hasOtherSpellings))
            {
                _hasOtherSpellings |= hasOtherSpellings;
                states ??= new(contents[layer].Flags.Count);
                states[index] = Over(states.GetValueOrDefault(index), layer, contents[layer].IsStale, set, index, key, flag);
            }
        }

        if (states is not null)
        {
            foreach (int index in states.Keys)
            {
                states[index] = TheSame(earlier[index], states[index]);
            }
        }

        return LayeredStates.Of(set.Count, states, earlier);
    }

    /// <summary>The same, where all but some keys is as it was. Takes as long as there are changes.</summary>
    /// <param name="set">The definitions.</param>
    /// <param name="contents">What the providers say now.</param>
    /// <param name="earlier">What came of what they said before.</param>
    /// <param name="keys">The flags of which one of them says something else.</param>
    public LayeredStates ReadChanges(
        FlagDefinitionSet set, IReadOnlyList<FlagProviderState> contents, LayeredStates earlier, IReadOnlyCollection<string> keys)
    {
        List<(int Index, LayeredState? State)> changes = [];
        foreach (string key in keys)
        {
            int index = set.Compiled.IndexOf(key);
            if (index < 0)
            {
                continue;
            }

            LayeredState? state = null;
            for (int layer = 0; layer < contents.Count; layer++)
            {
                if (contents[layer].Flags.TryGetValue(key, out ProvidedFlag? flag))
                {
                    state = Over(state, layer, contents[layer].IsStale, set, index, key, flag);
                }
                else
                {
                    Problems.Set(layer, set, key, []);
                }
            }

            changes.Add((index, state is null ? null : TheSame(earlier[index], state)));
        }

        return earlier.With(set.Count, changes);
    }

    /// <summary>Whether a key is a declared flag's in another spelling.</summary>
    public static bool IsOtherSpelling(string key, IEnumerable<FlagDefinitionSet> sets) =>
        sets.Any(set => set.Keys.IndexOf(key) is >= 0 and var index && !string.Equals(set.Compiled.KeyOf(index), key, StringComparison.Ordinal));

    /// <summary>
    /// What a provider says of one set's flags. Where it has a flag under several spellings, <c>new-cart</c> and <c>new_cart</c>, the flag's own
    /// comes last, and so wins.
    /// </summary>
    /// <param name="set">The definitions.</param>
    /// <param name="content">What the provider says.</param>
    /// <param name="hasOtherSpellings">Whether it spells any flag in a way of its own.</param>
    public static IEnumerable<(int Index, string Key, ProvidedFlag Flag)> FlagsFor(
        FlagDefinitionSet set, FlagProviderState content, out bool hasOtherSpellings)
    {
        List<(int Index, string Key, ProvidedFlag Flag)>? otherSpellings = null;
        List<(int Index, string Key, ProvidedFlag Flag)> ownSpelling = new(content.Flags.Count);
        foreach ((string key, ProvidedFlag flag) in content.Flags)
        {
            int index = set.Keys.IndexOf(key);
            if (index >= 0 && string.Equals(set.Compiled.KeyOf(index), key, StringComparison.Ordinal))
            {
                ownSpelling.Add((index, key, flag));
            }
            else if (index >= 0)
            {
                (otherSpellings ??= []).Add((index, key, flag));
            }
        }

        hasOtherSpellings = otherSpellings is not null;
        if (otherSpellings is null)
        {
            return ownSpelling;
        }

        // First those that differ in more than upper and lower case; and always in the same order.
        return otherSpellings
            .OrderBy(one => FlagKeys.IsSameSpelling(set.Compiled.KeyOf(one.Index), one.Key))
            .ThenBy(static one => one.Key, StringComparer.Ordinal)
            .Concat(ownSpelling);
    }

    private static LayeredState TheSame(LayeredState? before, LayeredState now) => before is not null && before.IsSameAs(now) ? before : now;

    private LayeredState Over(LayeredState? lower, int layer, bool isStale, FlagDefinitionSet set, int index, string key, ProvidedFlag flag)
    {
        StateAndProblems read = flag.ReadFor(set[index]);
        Problems.Set(layer, set, key, read.Problems);
        return (lower ?? LayeredState.Nothing).Over(read.State, isStale);
    }
}

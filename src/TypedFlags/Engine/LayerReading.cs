namespace TypedFlags;

/// <summary>Holds what the providers say against the definitions.</summary>
internal static class LayerReading
{
    /// <summary>More names than these get no hint: finding near names takes time, and so many mistakes are one mistake.</summary>
    private const int MostHints = 20;

    /// <summary>
    /// The layered state of one set's flags, by the flag's place; null when no provider names any of them. Where all that the providers say of a
    /// flag is as before, its state is the same object as before.
    /// </summary>
    public static Dictionary<int, LayeredState>? Read(
        FlagDefinitionSet set,
        IReadOnlyList<ProviderRunner> providers,
        IReadOnlyList<FlagProviderState> contents,
        IReadOnlyDictionary<int, LayeredState>? earlier,
        ICollection<string> problems)
    {
        Dictionary<int, LayeredState>? states = null;
        for (int layer = 0; layer < contents.Count; layer++)
        {
            foreach ((int index, ProvidedFlag flag) in FlagsFor(set, contents[layer]))
            {
                StateAndProblems read = flag.ReadFor(set[index]);
                foreach (string problem in read.Problems)
                {
                    problems.Add($"{providers[layer].Name}: {problem}");
                }

                states ??= [];
                states[index] = (states.GetValueOrDefault(index) ?? LayeredState.Nothing).Over(read.State, contents[layer].IsStale);
            }
        }

        if (states is not null && earlier is not null)
        {
            foreach (int index in states.Keys)
            {
                if (earlier.TryGetValue(index, out LayeredState? before) && before.IsSameAs(states[index]))
                {
                    states[index] = before;
                }
            }
        }

        return states;
    }

    /// <summary>What is wrong with the providers' state itself, or names flags that no loaded assembly declares.</summary>
    public static IEnumerable<string> ProblemsOf(
        IReadOnlyList<ProviderRunner> providers,
        IReadOnlyList<FlagProviderState> contents,
        IReadOnlyCollection<FlagDefinitionSet> sets)
    {
        int hints = 0;
        for (int layer = 0; layer < contents.Count; layer++)
        {
            foreach (string problem in contents[layer].Problems)
            {
                yield return $"{providers[layer].Name}: {problem}";
            }

            foreach (string key in contents[layer].Flags.Keys)
            {
                if (sets.All(set => set.Keys.IndexOf(key) < 0))
                {
                    string hint = hints++ < MostHints ? DidYouMean.Hint(key, sets.SelectMany(static set => set.Compiled.Keys)) : string.Empty;
                    yield return $"{providers[layer].Name}: no loaded assembly declares a flag '{JsonScalars.Shorten(key)}'{hint}; it is ignored.";
                }
            }
        }
    }

    /// <summary>
    /// What a provider says of one set's flags. Where it has a flag under several spellings, <c>new-cart</c> and <c>new_cart</c>, the flag's own
    /// comes last, and so wins.
    /// </summary>
    public static IEnumerable<(int Index, ProvidedFlag Flag)> FlagsFor(FlagDefinitionSet set, FlagProviderState content)
    {
        List<(int Index, string Key, ProvidedFlag Flag)>? otherSpellings = null;
        List<(int Index, ProvidedFlag Flag)> ownSpelling = new(content.Flags.Count);
        foreach ((string key, ProvidedFlag flag) in content.Flags)
        {
            int index = set.Keys.IndexOf(key);
            if (index >= 0 && string.Equals(set.Compiled.KeyOf(index), key, StringComparison.Ordinal))
            {
                ownSpelling.Add((index, flag));
            }
            else if (index >= 0)
            {
                (otherSpellings ??= []).Add((index, key, flag));
            }
        }

        if (otherSpellings is null)
        {
            return ownSpelling;
        }

        // First those that differ in more than upper and lower case; and always in the same order.
        return otherSpellings
            .OrderBy(one => FlagKeys.IsSameSpelling(set.Compiled.KeyOf(one.Index), one.Key))
            .ThenBy(static one => one.Key, StringComparer.Ordinal)
            .Select(static one => (one.Index, one.Flag))
            .Concat(ownSpelling);
    }
}

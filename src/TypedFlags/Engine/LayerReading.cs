namespace TypedFlags;

/// <summary>Holds what the layers say against the definitions.</summary>
internal static class LayerReading
{
    /// <summary>The layered state of one set's flags, by the flag's place; null when no layer names any of them.</summary>
    public static Dictionary<int, FlagState>? Read(
        FlagDefinitionSet set,
        IReadOnlyList<FlagLayer> layers,
        IReadOnlyList<FlagLayerContent> contents,
        ICollection<string> problems)
    {
        Dictionary<int, FlagState>? states = null;
        for (int layer = 0; layer < layers.Count; layer++)
        {
            foreach ((int index, FlagLayerEntry entry) in EntriesFor(set, contents[layer]))
            {
                List<string> problemsOfFlag = [];
                FlagState state = FlagStateReader.Read(set[index], entry.State, contents[layer].HasTextScalars, problemsOfFlag);
                foreach (string problem in problemsOfFlag)
                {
                    problems.Add($"{layers[layer].Name}: {problem}");
                }

                states ??= [];
                states[index] = states.TryGetValue(index, out FlagState? lower) ? FlagState.Layer(lower, state) : state;
            }
        }

        return states;
    }

    /// <summary>What is wrong with the layers themselves, or names flags that no loaded assembly declares.</summary>
    public static IEnumerable<string> ProblemsOf(
        IReadOnlyList<FlagLayer> layers,
        IReadOnlyList<FlagLayerContent> contents,
        IReadOnlyCollection<FlagDefinitionSet> sets)
    {
        for (int layer = 0; layer < layers.Count; layer++)
        {
            foreach (string problem in contents[layer].Problems)
            {
                yield return $"{layers[layer].Name}: {problem}";
            }

            foreach (FlagLayerEntry entry in contents[layer].Entries)
            {
                if (sets.All(set => set.Keys.IndexOf(entry.Key) < 0))
                {
                    string hint = DidYouMean.Hint(entry.Key, sets.SelectMany(static set => set.Compiled.Keys));
                    yield return $"{layers[layer].Name}: no loaded assembly declares a flag '{JsonScalars.Shorten(entry.Key)}'{hint}; it is ignored.";
                }
            }
        }
    }

    /// <summary>
    /// What a layer says of one set's flags. Where it has a flag under two spellings, <c>new-cart</c> and <c>new_cart</c>, the flag's own comes
    /// last, and so wins.
    /// </summary>
    private static IEnumerable<(int Index, FlagLayerEntry Entry)> EntriesFor(FlagDefinitionSet set, FlagLayerContent content)
    {
        List<(int Index, FlagLayerEntry Entry)> ownSpelling = [];
        foreach (FlagLayerEntry entry in content.Entries)
        {
            int index = set.Keys.IndexOf(entry.Key);
            if (index >= 0 && FlagKeys.IsSameSpelling(set.Compiled.KeyOf(index), entry.Key))
            {
                ownSpelling.Add((index, entry));
            }
            else if (index >= 0)
            {
                yield return (index, entry);
            }
        }

        foreach ((int Index, FlagLayerEntry Entry) entry in ownSpelling)
        {
            yield return entry;
        }
    }
}

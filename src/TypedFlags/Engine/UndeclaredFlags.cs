namespace TypedFlags;

/// <summary>Finds flags that a provider names and no loaded assembly declares.</summary>
internal static class UndeclaredFlags
{
    /// <summary>More names than these get no hint: finding near names takes time, and so many mistakes are one mistake.</summary>
    private const int MostHints = 20;

    /// <summary>Tells of those among some keys, and no longer of those that are declared.</summary>
    public static void Find(StateProblems problems, int layer, IEnumerable<string> keys, IReadOnlyCollection<FlagDefinitionSet> sets)
    {
        int hints = 0;
        foreach (string key in keys)
        {
            if (sets.Any(set => set.Keys.IndexOf(key) >= 0))
            {
                problems.Set(layer, set: null, key, []);
                continue;
            }

            string hint = hints++ < MostHints ? DidYouMean.Hint(key, sets.SelectMany(static set => set.Compiled.Keys)) : string.Empty;
            problems.Set(layer, set: null, key, [$"no loaded assembly declares a flag '{JsonScalars.Shorten(key)}'{hint}; it is ignored."]);
        }
    }
}

namespace TypedFlags.Cli.Arguments;

/// <summary>Flags as a command line names them.</summary>
internal static class FlagNames
{
    /// <summary>The places of named flags in a set, in the order in which they were named; of all flags where none is named.</summary>
    /// <exception cref="Refusal">There is no such flag.</exception>
    public static int[] Find(FlagDefinitionSet set, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? [.. Enumerable.Range(0, set.Count)] : [.. names.Distinct(StringComparer.Ordinal).Select(name => Find(set, name))];

    /// <summary>The place of one flag.</summary>
    /// <exception cref="Refusal">There is no such flag.</exception>
    public static int Find(FlagDefinitionSet set, string name)
    {
        int index = set.Compiled.IndexOf(name);
        return index >= 0 ? index : throw Refusal.Usage($"There is no flag '{name}' in {set.Name}{DidYouMean.Hint(name, set.Compiled.Keys)}.");
    }
}

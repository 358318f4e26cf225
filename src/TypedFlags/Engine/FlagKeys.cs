namespace TypedFlags;

/// <summary>
/// The keys of a set as configuration may spell them: upper and lower case are the same, and so are <c>-</c> and <c>_</c>, because the
/// names of environment variables allow no more. No two keys of a set differ in these alone (TF2006).
/// </summary>
internal sealed class FlagKeys
{
    private readonly CompiledDefinitions _definitions;
    private readonly Lazy<Dictionary<string, int>> _folded;

    public FlagKeys(CompiledDefinitions definitions)
    {
        _definitions = definitions;
        _folded = new Lazy<Dictionary<string, int>>(Fold);
    }

    /// <summary>The place of a flag, or -1.</summary>
    public int IndexOf(string spelling)
    {
        int index = _definitions.IndexOf(spelling);
        return index >= 0 || !_folded.Value.TryGetValue(Fold(spelling), out int folded) ? index : folded;
    }

    /// <summary>True when only upper and lower case differ from the key as it is declared.</summary>
    public static bool IsSameSpelling(string key, string spelling) => string.Equals(key, spelling, StringComparison.OrdinalIgnoreCase);

    private static string Fold(string key) => key.ToUpperInvariant().Replace('-', '_');

    private Dictionary<string, int> Fold()
    {
        Dictionary<string, int> folded = new(_definitions.Count, StringComparer.Ordinal);
        for (int index = 0; index < _definitions.Count; index++)
        {
            folded.TryAdd(Fold(_definitions.KeyOf(index)), index);
        }

        return folded;
    }
}

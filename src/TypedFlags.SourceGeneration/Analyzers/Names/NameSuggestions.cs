using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Catalog;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// The near names of many unknown names, each looked for once. What <see cref="NearName"/> finds by comparing with every key is found
/// here in a small part of the time, because all distances are counted first, a whole row of the comparison in a few machine
/// instructions. Safe for any number of threads.
/// </summary>
internal sealed class NameSuggestions
{
    private static readonly ConditionalWeakTable<FlagCatalog, NameSuggestions> Known = new();

    private readonly ConcurrentDictionary<string, string?> _found = new(StringComparer.Ordinal);
    private readonly (string Key, string Folded)[] _keys;

    /// <summary>Suggests from keys; of equally near ones the first in ordinal order, so that every build says the same.</summary>
    public NameSuggestions(IEnumerable<string> keys) =>
        _keys = [.. keys.Where(static key => key.Length <= EditDistance.MaxLength).OrderBy(static key => key, StringComparer.Ordinal).Select(static key => (key, Fold(key)))];

    /// <summary>The suggestions of a catalog.</summary>
    public static NameSuggestions Of(FlagCatalog catalog) => Known.GetValue(catalog, static found => new NameSuggestions(found.Keys));

    /// <summary>The declared key that was probably meant, or null.</summary>
    public string? Find(string name) => _found.GetOrAdd(name, FindAnew);

    private string? FindAnew(string name)
    {
        if (name.Length is 0 or > EditDistance.MaxLength)
        {
            return null;
        }

        EditDistance distance = new(Fold(name));
        string? best = null;
        int bestDistance = EditDistance.FarAway;
        foreach ((string key, string folded) in _keys)
        {
            // NearName allows three edits at most, and has the last word.
            if (Math.Abs(key.Length - name.Length) < EditDistance.FarAway
                && distance.To(folded) is var found
                && found < bestDistance
                && NearName.Find(name, [key]) is not null)
            {
                bestDistance = found;
                best = key;
            }
        }

        return best;
    }

    private static string Fold(string name) =>
        new([.. name.Where(static character => character is not ('-' or '_')).Select(char.ToLowerInvariant)]);
}

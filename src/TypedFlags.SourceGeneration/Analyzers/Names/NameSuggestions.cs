using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Catalog;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// The near names of many unknown names, each looked for once: what <see cref="NearName"/> finds by comparing with every key. The keys are
/// walked as a tree of their beginnings, so that what many have in common is compared once, and what has gone too far apart not at all.
/// Safe for any number of threads; what is found depends on the name and the keys only.
/// </summary>
internal sealed class NameSuggestions
{
    // More than ten thousand ordinary keys need. Keys made to be near to everything get no further: a few milliseconds a name.
    private const int MaxSteps = 200_000;

    private static readonly ConditionalWeakTable<FlagCatalog, NameSuggestions> Known = new();

    private readonly ConcurrentDictionary<string, string?> _found = new(StringComparer.Ordinal);
    private readonly Entry[] _entries;

    /// <summary>Suggests from keys; of equally near ones the first in ordinal order, so that every build says the same.</summary>
    public NameSuggestions(IEnumerable<string> keys)
    {
        _entries =
        [
            .. keys.Where(static key => key.Length <= NearDistances.MaxLength)
                .Distinct(StringComparer.Ordinal)
                .Select(static key => new Entry(key, Fold(key)))
                .OrderBy(static entry => entry.Folded, StringComparer.Ordinal),
        ];
        for (int index = 1; index < _entries.Length; index++)
        {
            _entries[index] = _entries[index] with { Shared = CountShared(_entries[index - 1].Folded, _entries[index].Folded) };
        }
    }

    /// <summary>The suggestions of a catalog.</summary>
    public static NameSuggestions Of(FlagCatalog catalog) => Known.GetValue(catalog, static found => new NameSuggestions(found.Keys));

    /// <summary>The declared key that was probably meant, or null.</summary>
    public string? Find(string name) => _found.GetOrAdd(name, FindAnew);

    private string? FindAnew(string name)
    {
        if (name.Length is 0 or > NearDistances.MaxLength)
        {
            return null;
        }

        // Most slips are one edit, and what is so near is found in a small part of the tree.
        NearDistances distances = new(Fold(name));
        return FindWithin(name, distances, 1) ?? FindWithin(name, distances, NearDistances.FarAway - 1);
    }

    private string? FindWithin(string name, NearDistances distances, int limit)
    {
        string? best = null;
        int bestDistance = limit + 1;
        int known = 0;
        int steps = 0;

        // So many letters lead nowhere: nor do the keys that begin with them as well.
        int dead = int.MaxValue;
        foreach (Entry entry in _entries)
        {
            if (entry.Shared >= dead)
            {
                continue;
            }

            dead = int.MaxValue;
            known = Math.Min(known, entry.Shared);
            while (known < entry.Folded.Length && dead == int.MaxValue)
            {
                known++;
                if (++steps > MaxSteps)
                {
                    return best;
                }

                if (distances.Extend(entry.Folded, known) > Math.Min(limit, bestDistance))
                {
                    dead = known;
                }
            }

            // NearName has the last word: what is few edits for a long name is many for a short one.
            if (dead == int.MaxValue
                && distances.To(entry.Folded.Length) is var distance
                && (distance < bestDistance || (distance == bestDistance && string.CompareOrdinal(entry.Key, best) < 0))
                && NearName.Find(name, [entry.Key]) is not null)
            {
                bestDistance = distance;
                best = entry.Key;
            }
        }

        return best;
    }

    private static string Fold(string name) =>
        new([.. name.Where(static character => character is not ('-' or '_')).Select(char.ToLowerInvariant)]);

    private static int CountShared(string left, string right)
    {
        int length = 0;
        while (length < left.Length && length < right.Length && left[length] == right[length])
        {
            length++;
        }

        return length;
    }

    /// <param name="Key">As declared.</param>
    /// <param name="Folded">As compared; the entries are in its order.</param>
    /// <param name="Shared">With how many letters both this and the entry before begin.</param>
    private readonly record struct Entry(string Key, string Folded, int Shared = 0);
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Catalog;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// The near names of a catalog, each looked for once. Keys whose letters differ too much are passed over before any is compared, so
/// that thousands of unknown names among ten thousand flags cost well below a second. Safe for any number of threads.
/// </summary>
internal sealed class NameSuggestions
{
    // As NearName: no more than three edits, each of which changes at most two letters of the set.
    private const int MaxDifferentLetters = 6;

    private static readonly ConditionalWeakTable<FlagCatalog, NameSuggestions> Known = new();

    private readonly ConcurrentDictionary<string, string?> _found = new(StringComparer.Ordinal);
    private readonly (string Key, ulong Letters)[] _keys;

    // In ordinal order: of several equally near ones it is the same in every build.
    private NameSuggestions(FlagCatalog catalog) =>
        _keys = [.. catalog.Keys.OrderBy(static key => key, StringComparer.Ordinal).Select(static key => (key, LettersOf(key)))];

    /// <summary>The suggestions of a catalog.</summary>
    public static NameSuggestions Of(FlagCatalog catalog) => Known.GetValue(catalog, static found => new NameSuggestions(found));

    /// <summary>The declared key that was probably meant, or null.</summary>
    public string? Find(string name) => _found.GetOrAdd(name, FindAnew);

    private string? FindAnew(string name)
    {
        ulong letters = LettersOf(name);
        return NearName.Find(name, _keys.Where(key => CountBits(key.Letters ^ letters) <= MaxDifferentLetters).Select(static key => key.Key));
    }

    // One bit a letter or digit without case; all other characters share what is left.
    private static ulong LettersOf(string text)
    {
        ulong letters = 0;
        foreach (char character in text)
        {
            if (character is not ('-' or '_'))
            {
                char lower = char.ToLowerInvariant(character);
                letters |= 1UL << (lower is >= 'a' and <= 'z' ? lower - 'a' : lower is >= '0' and <= '9' ? 26 + lower - '0' : 36 + (lower % 28));
            }
        }

        return letters;
    }

    private static int CountBits(ulong bits)
    {
        int count = 0;
        for (; bits != 0; bits &= bits - 1)
        {
            count++;
        }

        return count;
    }
}

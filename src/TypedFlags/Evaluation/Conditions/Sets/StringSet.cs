using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>
/// Texts to look for, ordinally or ignoring case. A few are searched in order, more are hashed, and large lists are kept as fingerprints
/// without their texts: see docs/decisions/0008. Immutable.
/// </summary>
internal sealed class StringSet
{
    /// <summary>Comparing with this many takes no longer than hashing: 5 ns.</summary>
    private const int MostSearched = 4;

    /// <summary>Up to here a list takes less than 1 MB with its texts, and is looked up in 10 ns instead of 30.</summary>
    private const int MostHashed = 10_000;

    private readonly string[]? _searched;
    private readonly StringTable? _hashed;
    private readonly FingerprintSet? _fingerprints;
    private readonly CaselessSet? _caseless;

    public StringSet(string[] items, bool ignoreCase = false)
    {
        Count = items.Length;
        if (ignoreCase)
        {
            _caseless = new CaselessSet(items);
        }
        else if (items.Length <= MostSearched)
        {
            _searched = items;
        }
        else if (items.Length <= MostHashed)
        {
            _hashed = new StringTable(items);
        }
        else
        {
            _fingerprints = new FingerprintSet(items);
        }
    }

    /// <summary>How many texts were given; the same one twice counts twice.</summary>
    public int Count { get; }

    /// <summary>True where it takes up memory that counts, and looking something up so long that what is around it does not.</summary>
    public bool IsLarge => _fingerprints is not null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(ReadOnlySpan<char> text)
    {
        if (_searched is not { } items)
        {
            return _hashed is { } hashed ? hashed.Contains(text) : ContainsInMany(text);
        }

        foreach (string item in items)
        {
            if (TextEquality.AreEqual(item, text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where one of the texts of a list is in the set.</summary>
    public bool ContainsAny(in AttributeValue list)
    {
        if (!list.TryGetSpan(out ReadOnlySpan<string?> texts))
        {
            return list.AnyIsIn(this);
        }

        foreach (string? text in texts)
        {
            if (text is not null && Contains(text))
            {
                return true;
            }
        }

        return false;
    }

    private bool ContainsInMany(ReadOnlySpan<char> text) =>
        _fingerprints is not null ? _fingerprints.Contains(text)
        : _caseless!.Contains(text);
}

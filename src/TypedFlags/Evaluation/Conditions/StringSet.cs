namespace TypedFlags;

/// <summary>Texts to look for, ordinally; small sets are searched in order, large ones hashed.</summary>
internal sealed class StringSet
{
    private const int LargestSearched = 8;

    private readonly string[] _items;
    private readonly StringComparison _comparison;
    private readonly LargeSet? _large;

    public StringSet(string[] items, bool ignoreCase = false)
    {
        _items = items;
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (items.Length > LargestSearched)
        {
            _large = new LargeSet(items, _comparison);
        }
    }

    /// <summary>How many texts there are, as they were given.</summary>
    public int Count => _items.Length;

    public bool Contains(ReadOnlySpan<char> text)
    {
        if (_large is not null)
        {
            return _large.Contains(text);
        }

        foreach (string item in _items)
        {
            if (text.Equals(item, _comparison))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where one of the texts is in the set.</summary>
    public bool ContainsAny(ReadOnlySpan<string?> texts)
    {
        foreach (string? text in texts)
        {
            if (text is not null && Contains(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Apart, so that a process with small sets only never makes this generic type.</summary>
    private sealed class LargeSet(string[] items, StringComparison comparison)
    {
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup =
            new HashSet<string>(items, StringComparer.FromComparison(comparison)).GetAlternateLookup<ReadOnlySpan<char>>();

        public bool Contains(ReadOnlySpan<char> text) => _lookup.Contains(text);
    }
}

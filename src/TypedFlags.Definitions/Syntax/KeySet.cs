namespace TypedFlags.Definitions.Syntax;

/// <summary>The keys of one mapping and where they stand; most mappings are small, and then this allocates little.</summary>
internal struct KeySet
{
    private const int Small = 8;

    private List<(string Key, int Position)>? _few;
    private Dictionary<string, int>? _many;

    public static SyntaxMistake Duplicate(string key, TextRange range, string earlierLine) => new(
        FlagsDiagnosticIds.DuplicateKey,
        range,
        $"The key '{Excerpt.Of(key)}' stands twice in this mapping; the first is on line {earlierLine}. Remove or rename one.");

    public bool TryAdd(string key, int position, out int earlier)
    {
        if (_many is not null)
        {
            if (_many.TryGetValue(key, out earlier))
            {
                return false;
            }

            _many.Add(key, position);
            return true;
        }

        _few ??= [];
        foreach ((string Key, int Position) other in _few)
        {
            if (string.Equals(other.Key, key, StringComparison.Ordinal))
            {
                earlier = other.Position;
                return false;
            }
        }

        earlier = -1;
        _few.Add((key, position));
        if (_few.Count > Small)
        {
            _many = _few.ToDictionary(entry => entry.Key, entry => entry.Position, StringComparer.Ordinal);
        }

        return true;
    }
}

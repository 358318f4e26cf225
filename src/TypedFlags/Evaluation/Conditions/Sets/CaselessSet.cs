namespace TypedFlags;

/// <summary>Texts to look for without regard to case. Apart, so that a process that never ignores case never makes this generic type.</summary>
internal sealed class CaselessSet
{
    private const int MostSearched = 8;

    private readonly string[]? _searched;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _hashed;

    public CaselessSet(string[] items)
    {
        if (items.Length <= MostSearched)
        {
            _searched = items;
        }
        else
        {
            _hashed = new HashSet<string>(items, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        }
    }

    public bool Contains(ReadOnlySpan<char> text)
    {
        if (_searched is not { } items)
        {
            return _hashed.Contains(text);
        }

        foreach (string item in items)
        {
            if (text.Equals(item, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

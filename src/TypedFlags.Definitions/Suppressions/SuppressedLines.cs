namespace TypedFlags.Definitions.Suppressions;

/// <summary>On which lines one rule is off. Filled from the top of the file to its end, and not changed after.</summary>
internal sealed class SuppressedLines
{
    // From each of these lines on, in their order.
    private readonly List<int> _changes = [];
    private readonly List<bool> _isOffFrom = [];

    // On these lines alone, whatever holds around them.
    private readonly Dictionary<int, bool> _single = [];

    public void Add(int line, bool isAlone, bool isOff)
    {
        if (!isAlone)
        {
            _single[line] = isOff;
            return;
        }

        _changes.Add(line);
        _isOffFrom.Add(isOff);
    }

    public bool Contains(int line)
    {
        if (_single.TryGetValue(line, out bool isOff))
        {
            return isOff;
        }

        int found = _changes.BinarySearch(line);
        int last = found >= 0 ? found : ~found - 1;
        return last >= 0 && _isOffFrom[last];
    }
}

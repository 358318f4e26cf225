namespace TypedFlags.Definitions;

/// <summary>
/// Turns a position in a text into line and column. Lines end where Roslyn's <c>SourceText</c> ends them (<c>\n</c>,
/// <c>\r\n</c>, <c>\r</c>, U+0085, U+2028, U+2029), so that both name the same place. Immutable, safe to share.
/// </summary>
public sealed class LineMap
{
    private readonly int[] _lineStarts;
    private readonly int _length;

    /// <summary>Finds the lines of a text.</summary>
    /// <param name="text">Any text; also an empty one has one line.</param>
    public LineMap(string text)
    {
        List<int> starts = [0];
        ReadOnlySpan<char> breaks = ['\n', '\r', '\u0085', '\u2028', '\u2029'];
        ReadOnlySpan<char> rest = text.AsSpan();
        int position = 0;
        while (true)
        {
            int found = rest.Slice(position).IndexOfAny(breaks);
            if (found < 0)
            {
                break;
            }

            position += found + 1;
            if (rest[position - 1] == '\r' && position < rest.Length && rest[position] == '\n')
            {
                position++;
            }

            starts.Add(position);
        }

        _lineStarts = [.. starts];
        _length = text.Length;
    }

    /// <summary>How many lines there are; at least one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>Line and column of a position, both 1-based, the column in UTF-16 code units.</summary>
    /// <param name="position">0 to the length of the text; what lies outside counts as the nearer end.</param>
    public (int Line, int Column) GetPosition(int position)
    {
        int inside = Math.Min(Math.Max(position, 0), _length);
        int found = Array.BinarySearch(_lineStarts, inside);
        int line = found >= 0 ? found : ~found - 1;
        return (line + 1, inside - _lineStarts[line] + 1);
    }
}

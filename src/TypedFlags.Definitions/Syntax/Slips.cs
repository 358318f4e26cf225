namespace TypedFlags.Definitions.Syntax;

/// <summary>Looks ahead in a broken text to tell a line with a space too many or too few from its neighbours.</summary>
internal static class Slips
{
    // Enough to see how a section is written.
    private const int LinesAhead = 100;

    /// <summary>
    /// The column of a section's entries: that of the first, unless nothing else stands there and several keys stand one
    /// column beside it, or several stand well to its left. Then it is the first that slipped, or that lost the key above
    /// it, and not the four hundred below.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">The column of the first entry.</param>
    /// <param name="content">Where its line starts.</param>
    /// <param name="lineEnd">Where its line ends.</param>
    public static int EntryIndent(string text, int indent, int content, int lineEnd)
    {
        int body = KeyLine.Find(text, content, lineEnd).IsAlone ? NextIndent(text, lineEnd) : -1;
        int toTheLeft = 0;
        int toTheRight = 0;
        int farLeft = indent;
        bool isAlone = true;
        HashSet<int> left = [];
        for (int line = 0, lineStart = lineEnd + 1; line < LinesAhead && lineStart < text.Length; line++, lineStart = lineEnd + 1)
        {
            lineEnd = text.IndexOf('\n', lineStart);
            lineEnd = lineEnd < 0 ? text.Length : lineEnd;
            int start = lineStart;
            while (start < lineEnd && text[start] == ' ')
            {
                start++;
            }

            int found = start - lineStart;
            if (!KeyLine.Find(text, start, lineEnd).HasColon)
            {
                continue;
            }

            if (found == 0)
            {
                break;
            }

            isAlone &= found != indent;
            farLeft = found < farLeft - 1 && !left.Add(found) ? found : farLeft;
            toTheLeft += found == indent - 1 ? 1 : 0;
            toTheRight += found == indent + 1 && found != body ? 1 : 0;
        }

        if (!isAlone || farLeft < indent)
        {
            return farLeft;
        }

        return toTheLeft > 1 ? indent - 1 : toTheRight > 1 ? indent + 1 : indent;
    }

    /// <summary>The column of the next line that has content; -1 where there is none.</summary>
    public static int NextIndent(string text, int lineEnd)
    {
        int position = lineEnd;
        int lineStart = lineEnd + 1;
        while (++position < text.Length)
        {
            if (text[position] is '\r' or '\n')
            {
                lineStart = position + 1;
            }
            else if (text[position] != ' ')
            {
                return position - lineStart;
            }
        }

        return -1;
    }
}

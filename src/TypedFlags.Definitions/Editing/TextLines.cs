using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Editing;

/// <summary>A text by its lines, as YAML ends them: <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</summary>
internal sealed class TextLines(string text)
{
    /// <summary>The text.</summary>
    public string Text => text;

    /// <summary>How the text ends its lines; <c>\n</c> where it has one line.</summary>
    public string NewLine { get; } = FindNewLine(text);

    /// <summary>True where some line is of blanks alone; what follows the last line break is none.</summary>
    public bool HasBlank
    {
        get
        {
            for (int start = 0; start < text.Length; start = NextStart(start))
            {
                if (IsBlank(start))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The start of the line that a position is in.</summary>
    public int StartOf(int position)
    {
        while (position > 0 && text[position - 1] is not ('\n' or '\r'))
        {
            position--;
        }

        return position;
    }

    /// <summary>The end of the line that a position is in, before its line break.</summary>
    public int EndOf(int position)
    {
        while (position < text.Length && text[position] is not ('\n' or '\r'))
        {
            position++;
        }

        return position;
    }

    /// <summary>The start of the line behind the one that a position is in; the text's length where there is none.</summary>
    public int NextStart(int position)
    {
        int end = EndOf(position);
        bool isPair = end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n';
        return Math.Min(text.Length, end + (isPair ? 2 : 1));
    }

    /// <summary>The start of the line before the one that starts at a position, or -1.</summary>
    public int PreviousStart(int start)
    {
        if (start == 0)
        {
            return -1;
        }

        int end = start - 1;
        return StartOf(end > 0 && text[end] == '\n' && text[end - 1] == '\r' ? end - 1 : end);
    }

    /// <summary>The number of spaces that a line begins with.</summary>
    public int IndentOf(int start)
    {
        int position = start;
        while (position < text.Length && text[position] == ' ')
        {
            position++;
        }

        return position - start;
    }

    /// <summary>True for a line of blanks alone.</summary>
    public bool IsBlank(int start) => text.AsSpan(start, EndOf(start) - start).IsWhiteSpace();

    /// <summary>True for a line of a comment alone.</summary>
    public bool IsComment(int start)
    {
        int position = start + IndentOf(start);
        return position < text.Length && text[position] == '#';
    }

    /// <summary>True where nothing but blanks or a comment stands between a position and its line's end.</summary>
    public bool IsRestEmpty(int position)
    {
        ReadOnlySpan<char> rest = text.AsSpan(position, EndOf(position) - position).TrimStart();
        return rest.IsEmpty || rest[0] == '#';
    }

    /// <summary>True where nothing but spaces stands before a position in its line.</summary>
    public bool IsFirstInLine(int position) => StartOf(position) + IndentOf(StartOf(position)) == position;

    /// <summary>
    /// The start of the lines that belong to a key: its own, or that of the comments right above it. Comments further in belong to
    /// what stands above.
    /// </summary>
    public int StartWithComments(YamlEntry entry)
    {
        int start = StartOf(entry.Key.Range.Start);
        int column = entry.Key.Range.Start - start;
        while (PreviousStart(start) is >= 0 and int above && IsComment(above) && IndentOf(above) <= column)
        {
            start = above;
        }

        return start;
    }

    private static string FindNewLine(string text)
    {
        int position = text.IndexOfAny(['\n', '\r']);
        if (position < 0 || text[position] == '\n')
        {
            return "\n";
        }

        return position + 1 < text.Length && text[position + 1] == '\n' ? "\r\n" : "\r";
    }
}

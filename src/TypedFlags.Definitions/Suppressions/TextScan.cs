namespace TypedFlags.Definitions.Suppressions;

/// <summary>Small steps through a line of text.</summary>
internal static class TextScan
{
    public static bool IsBlank(char character) => character is ' ' or '\t';

    /// <summary>The line breaks of <see cref="LineMap"/>.</summary>
    public static bool IsLineBreak(char character) => character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    public static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && IsBlank(text[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>A word ends at a blank, a comma or the line's end.</summary>
    public static int EndOfWord(string text, int position)
    {
        while (position < text.Length && !IsBlank(text[position]) && !IsLineBreak(text[position]) && text[position] != ',')
        {
            position++;
        }

        return position;
    }

    public static int EndOfLine(string text, int position)
    {
        while (position < text.Length && !IsLineBreak(text[position]))
        {
            position++;
        }

        return position;
    }

    public static bool IsBlank(string text, int start, int end)
    {
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        return start >= end;
    }
}

namespace TypedFlags.Definitions.Syntax;

/// <summary>A line that starts with a plain word, as keys mostly do.</summary>
/// <param name="Name">The word; empty where the line starts otherwise.</param>
/// <param name="HasColon">True where a colon ends it.</param>
/// <param name="IsAlone">True where nothing but a comment follows.</param>
internal readonly record struct KeyLine(TextRange Name, bool HasColon, bool IsAlone)
{
    /// <param name="text">The text.</param>
    /// <param name="start">The line's first character that is not a space.</param>
    /// <param name="end">The line's end.</param>
    public static KeyLine Find(string text, int start, int end)
    {
        int position = start;
        while (position < end && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '-' or '.'))
        {
            position++;
        }

        TextRange name = new(start, position - start);
        if (name.Length == 0 || text[start] is '-' or '.')
        {
            return default;
        }

        int behind = SkipBlanks(text, position, end);
        bool hasColon = behind < end && text[behind] == ':' && (behind + 1 == end || char.IsWhiteSpace(text[behind + 1]));
        int rest = hasColon ? SkipBlanks(text, behind + 1, end) : behind;
        bool isAlone = rest >= end || (text[rest] == '#' && rest > 0 && text[rest - 1] is ' ' or '\t');
        bool isWord = hasColon || isAlone;
        return isWord ? new KeyLine(name, hasColon, isAlone) : default;
    }

    private static int SkipBlanks(string text, int position, int end)
    {
        while (position < end && text[position] is ' ' or '\t' or '\r')
        {
            position++;
        }

        return position;
    }
}

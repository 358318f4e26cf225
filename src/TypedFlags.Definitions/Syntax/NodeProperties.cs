namespace TypedFlags.Definitions.Syntax;

/// <summary>The anchor and the tag before a node; YamlDotNet counts them to the node, and messages should not.</summary>
internal static class NodeProperties
{
    // The parser has the same limit for what can be a key.
    private const int LongestName = 1024;

    /// <summary>The position behind all properties, and behind the white space and comments that follow them.</summary>
    public static int Skip(string text, int position)
    {
        // A node has at most one of each.
        for (int count = 0; count < 2 && position < text.Length && text[position] is '&' or '!'; count++)
        {
            position = SkipOne(text, position);
        }

        return position;
    }

    /// <summary>Every name that an anchor in the text can have, and some that are none.</summary>
    public static HashSet<string> AnchorsIn(string text)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int found = text.IndexOf('&'); found >= 0; found = text.IndexOf('&', found + 1))
        {
            int end = EndOfWord(text, found + 1, Math.Min(text.Length, found + LongestName));
            names.Add(text.Substring(found + 1, end - found - 1));

            // A name may have more of them; none that starts within another is looked for.
            found = end - 1;
        }

        return names;
    }

    public static int SkipOne(string text, int position)
    {
        position = EndOfWord(text, position);
        while (position < text.Length && (char.IsWhiteSpace(text[position]) || text[position] == '#'))
        {
            if (text[position] == '#')
            {
                int lineEnd = text.IndexOf('\n', position);
                position = lineEnd < 0 ? text.Length : lineEnd;
            }
            else
            {
                position++;
            }
        }

        return position;
    }

    public static int EndOfWord(string text, int position) => EndOfWord(text, position, text.Length);

    private static int EndOfWord(string text, int position, int end)
    {
        while (position < end && !char.IsWhiteSpace(text[position]) && text[position] is not (',' or '[' or ']' or '{' or '}'))
        {
            position++;
        }

        return position;
    }
}

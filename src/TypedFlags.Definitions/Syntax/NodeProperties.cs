namespace TypedFlags.Definitions.Syntax;

/// <summary>The anchor and the tag before a node; YamlDotNet counts them to the node, and messages should not.</summary>
internal static class NodeProperties
{
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

    public static int EndOfWord(string text, int position)
    {
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not (',' or '[' or ']' or '{' or '}'))
        {
            position++;
        }

        return position;
    }
}

namespace TypedFlags.Definitions.Syntax;

/// <summary>A piece of the user's text, made fit to stand in a message: short, and on one line.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    public static string Of(string text) => Of(text, 0, text.Length);

    public static string Of(string text, int start, int end)
    {
        int length = Math.Min(end - start, Longest);
        char[] excerpt = new char[length];
        for (int index = 0; index < length; index++)
        {
            char character = text[start + index];
            excerpt[index] = char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' ? ' ' : character;
        }

        return end - start > Longest ? new string(excerpt) + "…" : new string(excerpt);
    }
}

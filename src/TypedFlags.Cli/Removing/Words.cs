namespace TypedFlags.Cli.Removing;

/// <summary>Finds whole words in text.</summary>
internal static class Words
{
    /// <summary>Where a word stands by itself: not as a part of a longer name.</summary>
    public static IEnumerable<int> Find(string text, string word)
    {
        if (word.Length == 0)
        {
            yield break;
        }

        bool hasDash = word.Contains('-', StringComparison.Ordinal);
        for (int place = text.IndexOf(word, StringComparison.Ordinal); place >= 0; place = text.IndexOf(word, place + word.Length, StringComparison.Ordinal))
        {
            int end = place + word.Length;
            if (!(place > 0 && IsPart(text[place - 1], hasDash)) && !(end < text.Length && IsPart(text[end], hasDash)))
            {
                yield return place;
            }
        }
    }

    private static bool IsPart(char character, bool hasDash) => char.IsLetterOrDigit(character) || character == '_' || (hasDash && character == '-');
}

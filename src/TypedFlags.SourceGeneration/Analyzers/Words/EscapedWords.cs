using Microsoft.CodeAnalysis.Text;

namespace TypedFlags.SourceGeneration.Analyzers.Words;

/// <summary>
/// Finds the words that a backslash hides from a search of the text: <c>New\u0043heckout</c>, which C# takes for the same identifier, and
/// <c>"\nnew_checkout"</c> or <c>"\u0022new_checkout\u0022"</c>, where the escape is no part of the word. Only backslashes are looked at, and they are found many characters at a
/// time.
/// </summary>
internal static class EscapedWords
{
    // Of an identifier with every letter escaped nobody needs more.
    private const int MaxLength = 512;

    /// <summary>Where an escape begins that ends before a position and is no part of the word there; -1 for none.</summary>
    public static int StartOfBlank(SourceText text, int end)
    {
        if (end >= 2 && text[end - 2] == '\\' && IsSimple(text[end - 1]))
        {
            return end - 2;
        }

        // `\u0022`, as which quotes stand in JSON; or `\U00000022`.
        foreach (int length in (ReadOnlySpan<int>)[6, 10])
        {
            if (end >= length && text[end - length] == '\\'
                && Decode(text.ToString(TextSpan.FromBounds(end - length, end)).AsSpan(), 0, out char letter) == length
                && !WordSet.IsPartOfWord(letter))
            {
                return end - length;
            }
        }

        return -1;
    }

    private static bool IsSimple(char letter) => letter is 'n' or 't' or 'r' or '0' or 'a' or 'b' or 'e' or 'f' or 'v';

    /// <summary>Adds to the places of words those that are hidden so.</summary>
    /// <param name="text">The text, which ends with a blank.</param>
    /// <param name="words">What to search for.</param>
    /// <param name="places">The places in order, and so they stay; null for none.</param>
    public static void Collect(ReadOnlySpan<char> text, WordSet words, ref List<WordPlace>? places)
    {
        int before = places?.Count ?? 0;
        int position = 0;

        // Where the last escape ended that is no part of a word.
        int floor = 0;
        while (text.Slice(position).IndexOf('\\') is var distance and >= 0)
        {
            int backslash = position + distance;
            position = backslash + 1;
            int length = Decode(text, backslash, out char letter);
            if (length > 0 && WordSet.IsPartOfWord(letter))
            {
                position = AddIdentifier(text, backslash, floor, words, ref places);
            }
            else if (length > 0 || (position < text.Length && IsSimple(text[position])))
            {
                floor = backslash + Math.Max(length, 2);
                Add(text, floor, EndOfWord(text, floor), words, ref places);
            }
        }

        if (places?.Count > before && before > 0)
        {
            places.Sort(static (left, right) => left.Span.Start.CompareTo(right.Span.Start));
        }
    }

    // The word around an escape; what is read goes on behind it.
    private static int AddIdentifier(ReadOnlySpan<char> text, int backslash, int floor, WordSet words, ref List<WordPlace>? places)
    {
        int start = backslash;
        while (start > floor && WordSet.IsPartOfWord(text[start - 1]))
        {
            start--;
        }

        Span<char> letters = stackalloc char[MaxLength];
        int length = 0;
        int position = start;
        while (position < text.Length)
        {
            char letter = text[position];
            int read = letter == '\\' ? Decode(text, position, out letter) : 1;
            if (read == 0 || !WordSet.IsPartOfWord(letter))
            {
                break;
            }

            if (length < MaxLength)
            {
                letters[length] = letter;
            }

            length++;
            position += read;
        }

        if (length is > 0 and <= MaxLength && words.Find(letters.Slice(0, length)) is { } word)
        {
            places ??= [];
            places.Add(new WordPlace(TextSpan.FromBounds(start, position), word));
        }

        return Math.Max(position, backslash + 1);
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, WordSet words, ref List<WordPlace>? places)
    {
        if (end > start && words.Find(text.Slice(start, end - start)) is { } word)
        {
            places ??= [];
            places.Add(new WordPlace(TextSpan.FromBounds(start, end), word));
        }
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && WordSet.IsPartOfWord(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>How many characters a <c>\u0043</c> or <c>\U00000043</c> has, and which it stands for; 0 where there is none.</summary>
    private static int Decode(ReadOnlySpan<char> text, int backslash, out char letter)
    {
        letter = '\0';
        int digits = backslash + 1 < text.Length ? text[backslash + 1] switch { 'u' => 4, 'U' => 8, _ => 0 } : 0;
        if (digits == 0 || backslash + 2 + digits > text.Length)
        {
            return 0;
        }

        uint value = 0;
        foreach (char digit in text.Slice(backslash + 2, digits))
        {
            uint number = digit switch
            {
                >= '0' and <= '9' => (uint)(digit - '0'),
                >= 'a' and <= 'f' => (uint)(digit - 'a' + 10),
                >= 'A' and <= 'F' => (uint)(digit - 'A' + 10),
                _ => 16,
            };
            if (number == 16)
            {
                return 0;
            }

            value = (value << 4) | number;
        }

        // Beyond 16 bits there is no letter of an identifier.
        letter = value <= char.MaxValue ? (char)value : '\0';
        return digits + 2;
    }
}

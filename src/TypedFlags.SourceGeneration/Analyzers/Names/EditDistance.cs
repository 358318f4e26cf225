namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// How many edits lie between one text and many others, where two neighbours swapped are one edit (optimal string alignment). A column
/// of the table of distances is kept as differences of -1, 0 and 1 in the bits of two words (H. Hyyrö, "A bit-vector algorithm for
/// computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 10, 2003).
/// </summary>
internal sealed class EditDistance
{
    /// <summary>The length of the longest text: one bit a character.</summary>
    public const int MaxLength = 64;

    /// <summary>More edits than a near name may have.</summary>
    public const int FarAway = 4;

    private readonly string _pattern;
    private readonly ulong[] _ascii = new ulong[128];
    private readonly Dictionary<char, ulong> _others = [];

    /// <summary>Distances from a text of at most <see cref="MaxLength"/> characters.</summary>
    public EditDistance(string pattern)
    {
        _pattern = pattern;
        for (int index = 0; index < pattern.Length; index++)
        {
            char character = pattern[index];
            if (character < 128)
            {
                _ascii[character] |= 1UL << index;
            }
            else
            {
                _others[character] = PlacesOf(character) | (1UL << index);
            }
        }
    }

    /// <summary>The distance to a text.</summary>
    public int To(string text)
    {
        if (_pattern.Length == 0)
        {
            return text.Length;
        }

        ulong rises = ulong.MaxValue;
        ulong falls = 0;
        ulong matches = 0;
        ulong placesBefore = 0;
        int distance = _pattern.Length;
        foreach (char character in text)
        {
            ulong places = PlacesOf(character);
            ulong swapped = ((~matches & places) << 1) & placesBefore;
            matches = unchecked((places & rises) + rises) ^ rises | places | falls | swapped;
            ulong rightward = falls | ~(matches | rises);
            ulong leftward = matches & rises;
            distance += (int)((rightward >> (_pattern.Length - 1)) & 1) - (int)((leftward >> (_pattern.Length - 1)) & 1);
            rightward = (rightward << 1) | 1;
            rises = (leftward << 1) | ~(matches | rightward);
            falls = rightward & matches;
            placesBefore = places;
        }

        return distance;
    }

    private ulong PlacesOf(char character) =>
        character < 128 ? _ascii[character] : _others.TryGetValue(character, out ulong places) ? places : 0;
}

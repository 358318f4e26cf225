namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// How many edits lie between one text and the beginnings of another that grows letter by letter, where two neighbours swapped are one edit
/// (optimal string alignment, the distance of <c>NearName</c>). Only a band of the table of distances is kept: what lies outside of it is too
/// far away to be counted (E. Ukkonen, "Algorithms for approximate string matching", Information and Control 64, 1985). For one thread.
/// </summary>
internal sealed class NearDistances
{
    /// <summary>The length of the longest text.</summary>
    public const int MaxLength = 64;

    /// <summary>More edits than a near name may have; the table counts no further.</summary>
    public const int FarAway = 4;

    private const int Reach = FarAway - 1;
    private const int Width = (2 * Reach) + 1;

    private readonly string _text;

    // Row by row; in each the columns from `row - Reach` to `row + Reach`.
    private readonly byte[] _rows = new byte[(MaxLength + 1) * Width];

    /// <summary>Distances from a text of at most <see cref="MaxLength"/> characters.</summary>
    public NearDistances(string text)
    {
        _text = text;
        for (int place = 0; place < Width; place++)
        {
            int column = place - Reach;
            _rows[place] = (byte)(column < 0 || column > text.Length ? FarAway : column);
        }
    }

    /// <summary>Counts one letter more of a text whose first <c>length - 1</c> letters are counted already.</summary>
    /// <param name="other">The other text.</param>
    /// <param name="length">How many of its letters to count.</param>
    /// <returns>The fewest edits that any continuation can have.</returns>
    public int Extend(string other, int length)
    {
        int row = length * Width;
        char letter = other[length - 1];
        int least = FarAway;
        for (int place = 0; place < Width; place++)
        {
            int column = length + place - Reach;
            int distance = FarAway;
            if (column >= 0 && column <= _text.Length)
            {
                if (column > 0)
                {
                    distance = Math.Min(distance, _rows[row - Width + place] + (_text[column - 1] == letter ? 0 : 1));
                }

                if (place + 1 < Width)
                {
                    distance = Math.Min(distance, _rows[row - Width + place + 1] + 1);
                }

                if (place > 0)
                {
                    distance = Math.Min(distance, _rows[row + place - 1] + 1);
                }

                if (length > 1 && column > 1 && letter == _text[column - 2] && other[length - 2] == _text[column - 1])
                {
                    distance = Math.Min(distance, _rows[row - (2 * Width) + place] + 1);
                }
            }

            _rows[row + place] = (byte)distance;
            least = Math.Min(least, distance);
        }

        return least;
    }

    /// <summary>The distance to the counted text, or <see cref="FarAway"/>.</summary>
    /// <param name="length">How many letters it has.</param>
    public int To(int length)
    {
        int place = _text.Length - length + Reach;
        return place is >= 0 and < Width ? _rows[(length * Width) + place] : FarAway;
    }
}

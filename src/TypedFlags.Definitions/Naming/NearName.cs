namespace TypedFlags.Definitions;

/// <summary>Finds what somebody meant to write. Thread-safe.</summary>
public static class NearName
{
    // Longer names are compared with nothing: nobody mistypes them by hand, and the work stays bounded.
    private const int MaxLength = 64;

    /// <summary>
    /// The candidate nearest to a name: equal but for case, <c>-</c> and <c>_</c>, or else a few edits away (a third of its length, at
    /// most three; two letters swapped are one edit).
    /// </summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What exists; the first of several equally near ones wins.</param>
    /// <returns>One of <paramref name="candidates"/>, or null.</returns>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        string folded = Fold(name);
        int allowed = name.Length <= 2 ? 1 : Math.Min(3, Math.Max(1, (name.Length + 1) / 3));
        string? best = null;
        int bestDistance = allowed + 1;
        Span<int> rows = stackalloc int[3 * (MaxLength + 1)];
        foreach (string candidate in candidates)
        {
            if (candidate.Length > MaxLength || Math.Abs(candidate.Length - name.Length) > allowed)
            {
                continue;
            }

            int distance = Distance(folded, Fold(candidate), bestDistance, rows);
            if (distance < bestDistance && distance < Math.Max(name.Length, candidate.Length))
            {
                bestDistance = distance;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>The name without what writers confuse: case, <c>-</c> and <c>_</c>.</summary>
    internal static string Fold(string name)
    {
        bool isFolded = true;
        foreach (char character in name)
        {
            if (character is '-' or '_' || char.ToLowerInvariant(character) != character)
            {
                isFolded = false;
                break;
            }
        }

        if (isFolded)
        {
            return name;
        }

        char[] letters = new char[name.Length];
        int length = 0;
        foreach (char character in name)
        {
            if (character is not ('-' or '_'))
            {
                letters[length++] = char.ToLowerInvariant(character);
            }
        }

        return new string(letters, 0, length);
    }

    // Optimal string alignment, given up as soon as a whole row reaches the limit.
    private static int Distance(string left, string right, int limit, Span<int> rows)
    {
        int width = right.Length + 1;
        Span<int> beforeLast = rows.Slice(0, width);
        Span<int> last = rows.Slice(MaxLength + 1, width);
        Span<int> current = rows.Slice(2 * (MaxLength + 1), width);
        for (int column = 0; column < width; column++)
        {
            last[column] = column;
        }

        for (int row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            int smallest = row;
            for (int column = 1; column < width; column++)
            {
                int cost = left[row - 1] == right[column - 1] ? 0 : 1;
                int distance = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    distance = Math.Min(distance, beforeLast[column - 2] + 1);
                }

                current[column] = distance;
                smallest = Math.Min(smallest, distance);
            }

            if (smallest >= limit)
            {
                return limit;
            }

            Span<int> recycled = beforeLast;
            beforeLast = last;
            last = current;
            current = recycled;
        }

        return last[right.Length];
    }
}

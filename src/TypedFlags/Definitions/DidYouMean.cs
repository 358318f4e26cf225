namespace TypedFlags;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class DidYouMean
{
    private const int LongestName = 64;

    /// <summary>What to put behind an unknown name: <c> (did you mean 'rollout'?)</c>, or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } near ? $" (did you mean '{near}'?)" : string.Empty;

    /// <summary>The nearest candidate that is near enough, or null.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        string wanted = AttributeName.Normalize(name);
        int nearest = Math.Max(1, wanted.Length / 3) + 1;
        string? found = null;
        foreach (string candidate in candidates)
        {
            if (candidate.Length > LongestName)
            {
                continue;
            }

            int distance = Distance(wanted, AttributeName.Normalize(candidate));
            if (distance < nearest)
            {
                nearest = distance;
                found = candidate;
            }
        }

        return found;
    }

    /// <summary>How many letters to insert, remove, replace or swap with the next.</summary>
    private static int Distance(string left, string right)
    {
        int[] beforePrevious = new int[right.Length + 1];
        int[] previous = new int[right.Length + 1];
        int[] current = new int[right.Length + 1];
        for (int column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (int row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                int replaced = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                int best = Math.Min(replaced, Math.Min(previous[column], current[column - 1]) + 1);
                bool swapped = row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
                current[column] = swapped ? Math.Min(best, beforePrevious[column - 2] + 1) : best;
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }
}

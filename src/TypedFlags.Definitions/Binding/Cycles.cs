namespace TypedFlags.Definitions.Binding;

/// <summary>Finds references that lead back to where they begin (TF2008).</summary>
internal static class Cycles
{
    private const int MaxShown = 12;

    // Everything can be in a circle with everything; showing each would take forever.
    private const int MaxReported = 100;

    private enum Visit
    {
        Open,
        Done,
    }

    /// <summary>Reports each circle once, at the reference that closes it.</summary>
    /// <param name="symbols">What may refer to each other, in the file's order.</param>
    /// <param name="referencesOf">What one refers to.</param>
    /// <param name="nameOf">Its name, for the message.</param>
    /// <param name="message">The message without its end, which shows the circle.</param>
    /// <returns>All that stand in a circle.</returns>
    // Goes down with a stack of its own: a chain of 20,000 flags is legal.
    public static HashSet<T> Report<T>(
        List<T> symbols, Func<T, List<Reference<T>>> referencesOf, Func<T, string> nameOf, string message)
        where T : class
    {
        HashSet<T> circular = [];
        Dictionary<T, Visit> visits = [];
        List<(T Symbol, int Next)> path = [];
        int reported = 0;
        foreach (T start in symbols)
        {
            if (referencesOf(start).Count == 0 || visits.ContainsKey(start))
            {
                continue;
            }

            visits.Add(start, Visit.Open);
            path.Add((start, 0));
            while (path.Count > 0)
            {
                (T symbol, int next) = path[path.Count - 1];
                List<Reference<T>> references = referencesOf(symbol);
                if (next == references.Count)
                {
                    visits[symbol] = Visit.Done;
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                path[path.Count - 1] = (symbol, next + 1);
                Reference<T> reference = references[next];
                if (!visits.TryGetValue(reference.Target, out Visit visit))
                {
                    visits.Add(reference.Target, Visit.Open);
                    path.Add((reference.Target, 0));
                }
                else if (visit == Visit.Open && reported++ >= MaxReported)
                {
                    circular.Add(symbol);
                }
                else if (visit == Visit.Open)
                {
                    ReportOne(reference, path, circular, nameOf, message);
                }
            }
        }

        return circular;
    }

    private static void ReportOne<T>(
        Reference<T> closing, List<(T Symbol, int Next)> path, HashSet<T> circular, Func<T, string> nameOf, string message)
        where T : class
    {
        int first = path.FindLastIndex(step => ReferenceEquals(step.Symbol, closing.Target));
        List<string> names = [];
        for (int index = first; index < path.Count; index++)
        {
            circular.Add(path[index].Symbol);
            if (names.Count < MaxShown)
            {
                names.Add(nameOf(path[index].Symbol));
            }
        }

        string more = path.Count - first > MaxShown ? "… → " : "";
        string circle = string.Join(" → ", names) + " → " + more + nameOf(closing.Target);
        closing.Report.Add(FlagsDiagnosticIds.Cycle, closing.Range, $"{message}: {Say.OnOneLine(circle)}.");
    }
}

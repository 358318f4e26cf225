namespace TypedFlags.Definitions.Binding;

/// <summary>
/// How large segments are, those they use counted at each use: forty that each use the one before twice are a few lines, and a trillion
/// comparisons to evaluate.
/// </summary>
internal sealed class SegmentSizes
{
    private const int MaxSize = 10_000;

    // The runtime goes down 256 levels, and a rule has its own.
    private const int MaxDepth = 200;

    private readonly Dictionary<string, (long Size, int Depth)> _known = new(StringComparer.Ordinal);

    /// <summary>Reports the segments that pass the limits (TF2012), of those without a circle; who uses one is not reported again.</summary>
    /// <returns>Those that do, and those that use them.</returns>
    public HashSet<SegmentSymbol> Report(List<SegmentSymbol> symbols)
    {
        HashSet<SegmentSymbol> tooLarge = [];

        // With a stack of its own: chains may be as long as the file.
        Stack<SegmentSymbol> open = new();
        foreach (SegmentSymbol start in symbols)
        {
            open.Push(start);
            while (open.Count > 0)
            {
                SegmentSymbol symbol = open.Peek();
                if (symbol.When is not { } when || _known.ContainsKey(symbol.Name))
                {
                    _ = open.Pop();
                    continue;
                }

                int before = open.Count;
                foreach (Reference<SegmentSymbol> reference in symbol.References)
                {
                    if (reference.Target.When is not null && !_known.ContainsKey(reference.Target.Name))
                    {
                        open.Push(reference.Target);
                    }
                }

                if (open.Count > before)
                {
                    continue;
                }

                (long size, int depth) = Measure(when);
                if (symbol.References.Exists(reference => tooLarge.Contains(reference.Target)))
                {
                    _ = tooLarge.Add(symbol);
                }
                else if (size > MaxSize || depth > MaxDepth)
                {
                    symbol.Report.Add(
                        FlagsDiagnosticIds.LimitExceeded,
                        symbol.Range,
                        size > MaxSize
                            ? $"The segment {Say.Quoted(symbol.Name)}, with the segments it uses, makes more than {MaxSize} comparisons."
                            : $"The segment {Say.Quoted(symbol.Name)}, with the segments it uses, is nested deeper than {MaxDepth} levels.");
                    _ = tooLarge.Add(symbol);
                }

                _known.Add(symbol.Name, tooLarge.Contains(symbol) ? (1, 1) : (size, depth));
                _ = open.Pop();
            }
        }

        return tooLarge;
    }

    private (long Size, int Depth) Measure(Condition condition)
    {
        switch (condition)
        {
            case Condition.All all:
                return Measure(all.Conditions);
            case Condition.Any any:
                return Measure(any.Conditions);
            case Condition.Not not:
                (long size, int depth) = Measure(not.Inner);
                return (size, depth + 1);
            case Condition.Segment segment:
                (long ofSegment, int deepest) = _known.TryGetValue(segment.Name, out (long Size, int Depth) known) ? known : (1, 1);
                return (ofSegment, deepest + 1);
            default:
                return (1, 1);
        }
    }

    private (long Size, int Depth) Measure(EquatableArray<Condition> conditions)
    {
        long total = 1;
        int deepest = 0;
        foreach (Condition one in conditions)
        {
            (long size, int depth) = Measure(one);
            total += size;
            deepest = Math.Max(deepest, depth);
        }

        return (total, deepest + 1);
    }
}

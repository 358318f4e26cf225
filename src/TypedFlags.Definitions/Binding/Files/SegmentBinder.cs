using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds <c>segments</c>: named conditions, which may use each other.</summary>
internal sealed class SegmentBinder(BindingSession session, ConditionBinder conditions)
{
    private readonly List<SegmentSymbol> _symbols = [];

    /// <summary>Declares one file's segments.</summary>
    public void Declare(FileReport report, YamlNode node)
    {
        if (Scalars.Entries(report, node, "segments") is not { } mapping)
        {
            return;
        }

        foreach (YamlEntry entry in mapping.Entries)
        {
            string name = entry.Key.Text;
            if (session.Segments.ContainsKey(name))
            {
                report.Add(FlagsDiagnosticIds.DuplicateKey, entry.Key.Range, $"The segment {Say.Quoted(name)} is declared already.");
                continue;
            }

            if (name.Length == 0)
            {
                report.Add(FlagsDiagnosticIds.NameCollision, entry.Key.Range, "A segment has a name.");
            }

            SegmentSymbol symbol = new(name, report, entry.Key.Range, entry.Value);
            session.Segments.Add(name, symbol);
            _symbols.Add(symbol);
        }
    }

    /// <summary>Binds what was declared, once all files have declared theirs.</summary>
    public void Bind()
    {
        foreach (SegmentSymbol symbol in _symbols)
        {
            session.CancellationToken.ThrowIfCancellationRequested();
            symbol.When = conditions.Bind(symbol.Report, symbol.Node, symbol.Name, symbol.References);
        }

        HashSet<SegmentSymbol> circular = Cycles.Report(
            _symbols, symbol => symbol.References, symbol => symbol.Name, "Segments can't use each other in a circle");
        DropWhatUsesBroken(circular);
        DropWhatUsesBroken(new SegmentSizes().Report(_symbols));
    }

    /// <summary>The sound segments, in ordinal order of their names.</summary>
    public EquatableArray<SegmentDefinition> Definitions()
    {
        List<SegmentDefinition> definitions = new(_symbols.Count);
        foreach (SegmentSymbol symbol in _symbols)
        {
            if (symbol.When is { } when)
            {
                definitions.Add(new SegmentDefinition(symbol.Name, when));
            }
        }

        definitions.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return Collect.Array(definitions);
    }

    private void DropWhatUsesBroken(HashSet<SegmentSymbol> circular)
    {
        Dictionary<SegmentSymbol, List<SegmentSymbol>> users = [];
        Queue<SegmentSymbol> broken = new();
        foreach (SegmentSymbol symbol in _symbols)
        {
            foreach (Reference<SegmentSymbol> reference in symbol.References)
            {
                if (!users.TryGetValue(reference.Target, out List<SegmentSymbol>? list))
                {
                    users.Add(reference.Target, list = []);
                }

                list.Add(symbol);
            }

            if (symbol.When is null || circular.Contains(symbol))
            {
                symbol.When = null;
                broken.Enqueue(symbol);
            }
        }

        while (broken.Count > 0)
        {
            foreach (SegmentSymbol user in users.TryGetValue(broken.Dequeue(), out List<SegmentSymbol>? list) ? list : [])
            {
                if (user.When is not null)
                {
                    user.When = null;
                    broken.Enqueue(user);
                }
            }
        }
    }
}

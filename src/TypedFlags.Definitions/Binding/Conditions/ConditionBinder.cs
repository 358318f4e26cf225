using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds conditions: <c>when</c>, segments, and what they are made of.</summary>
internal sealed class ConditionBinder(BindingSession session)
{
    private readonly ComparisonBinder _comparisons = new(session);

    /// <summary>Binds a whole condition.</summary>
    /// <param name="report">The file's.</param>
    /// <param name="node">The condition.</param>
    /// <param name="property">What the file calls it, such as <c>when</c>.</param>
    /// <param name="segments">Takes each use of a segment; null where nobody asks.</param>
    /// <returns>The condition, or null where it can't be used.</returns>
    public Condition? Bind(FileReport report, YamlNode node, string property, List<Reference<SegmentSymbol>>? segments = null)
    {
        ConditionScope scope = new(report, segments);
        Condition? condition = BindMapping(scope, node, property);
        Contradictions.Report(report, scope.Comparisons, session.Contradictions);
        return condition;
    }

    private Condition? BindMapping(ConditionScope scope, YamlNode node, string property)
    {
        if (Scalars.Entries(scope.Report, node, property) is not { } mapping)
        {
            return null;
        }

        bool isSound = true;
        List<Condition> conditions = new(mapping.Entries.Length);
        foreach (YamlEntry entry in mapping.Entries)
        {
            isSound &= BindEntry(scope, entry, conditions);
        }

        if (!isSound)
        {
            return null;
        }

        return conditions.Count == 1 ? conditions[0] : new Condition.All(Collect.Array(conditions));
    }

    private bool BindEntry(ConditionScope scope, YamlEntry entry, List<Condition> conditions)
    {
        switch (entry.Key.Text)
        {
            case "all":
                // Its conditions hold together with the ones beside it, so they are one scope.
                return Add(conditions, BindList(scope, entry) is { } all ? new Condition.All(all) : null);
            case "any":
                return Add(conditions, BindList(scope, entry, isAny: true) is { } any ? new Condition.Any(any) : null);
            case "not":
                return Add(conditions, Bind(scope.Report, entry.Value, "not", scope.Segments) is { } inner ? new Condition.Not(inner) : null);
            case "segment":
                return Add(conditions, BindSegment(scope, entry.Value));
            default:
                return BindAttribute(scope, entry, conditions);
        }
    }

    private EquatableArray<Condition>? BindList(ConditionScope scope, YamlEntry entry, bool isAny = false)
    {
        if (Scalars.Items(scope.Report, entry.Value, entry.Key.Text, mayBeEmpty: false) is not { } items)
        {
            return null;
        }

        bool isSound = true;
        List<Condition> conditions = new(items.Items.Length);
        foreach (YamlNode item in items.Items)
        {
            Condition? condition = isAny
                ? Bind(scope.Report, item, entry.Key.Text, scope.Segments)
                : BindMapping(scope, item, entry.Key.Text);
            isSound &= Add(conditions, condition);
        }

        return isSound ? Collect.Array(conditions) : null;
    }

    private Condition.Segment? BindSegment(ConditionScope scope, YamlNode node)
    {
        if (Scalars.Text(scope.Report, node, "segment") is not { } name)
        {
            return null;
        }

        if (!session.Segments.TryGetValue(name, out SegmentSymbol? symbol))
        {
            scope.Report.Unknown(node, "segment", name, session.Segments.Keys, session.IsTruncated);
            return null;
        }

        scope.Segments?.Add(new Reference<SegmentSymbol>(symbol, scope.Report, node.Range));
        return new Condition.Segment(name);
    }

    private bool BindAttribute(ConditionScope scope, YamlEntry entry, List<Condition> conditions)
    {
        string name = entry.Key.Text;
        AttributeSymbol? symbol = ReservedAttributes.Find(name);
        if (symbol is null && !session.Attributes.TryGetValue(name, out symbol))
        {
            IEnumerable<string> known = session.Attributes.Keys.Concat(ReservedAttributes.Names).Concat(ReservedAttributes.Combinators);
            scope.Report.Unknown(entry.Key, "attribute", name, known, session.IsTruncated);
            return false;
        }

        if (symbol.Type is not { } type)
        {
            scope.Report.Fault();
            return false;
        }

        return _comparisons.Bind(scope, symbol, type, entry, conditions);
    }

    private static bool Add(List<Condition> conditions, Condition? condition)
    {
        if (condition is null)
        {
            return false;
        }

        conditions.Add(condition);
        return true;
    }
}

/// <summary>Comparisons that must hold together, and what else a binder passes on while it goes down a condition.</summary>
internal sealed class ConditionScope(FileReport report, List<Reference<SegmentSymbol>>? segments)
{
    public FileReport Report => report;

    public List<Reference<SegmentSymbol>>? Segments => segments;

    public List<LocatedComparison> Comparisons { get; } = [];
}

/// <summary>A comparison and the key that says it.</summary>
internal readonly record struct LocatedComparison(Condition.Comparison Comparison, TextRange Range);

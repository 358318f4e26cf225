using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds <c>context</c>: the attributes that rules may use.</summary>
internal sealed class ContextBinder(BindingSession session)
{
    private const int Type = 0;
    private const int Values = 1;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public static PropertyTable Table { get; } = new("An attribute", "type", "values");

    public void Bind(FileReport report, YamlNode node)
    {
        if (Scalars.Entries(report, node, "context") is not { } mapping)
        {
            return;
        }

        session.NoteMerge(mapping);
        foreach (YamlEntry entry in mapping.Entries)
        {
            string name = entry.Key.Text;
            if (session.Attributes.ContainsKey(name))
            {
                report.Add(FlagsDiagnosticIds.DuplicateKey, entry.Key.Range, $"The attribute {Say.Quoted(name)} is declared already.");
                continue;
            }

            AttributeSymbol symbol = BindAttribute(report, name, entry.Value);
            session.Attributes.Add(name, CheckName(report, entry.Key) ? symbol : symbol with { Type = null });
        }
    }

    private bool CheckName(FileReport report, YamlScalar key)
    {
        string name = key.Text;
        if (ReservedAttributes.IsReserved(name))
        {
            report.Add(FlagsDiagnosticIds.NameCollision, key.Range, $"{Say.Quoted(name)} has a meaning of its own in conditions; call the attribute something else.");
            return false;
        }

        if (name.Length == 0)
        {
            report.Add(FlagsDiagnosticIds.NameCollision, key.Range, "An attribute has a name.");
            return false;
        }

        string folded = NearName.Fold(name);
        if (_names.TryGetValue(folded, out string? other))
        {
            report.Add(FlagsDiagnosticIds.NameCollision, key.Range, $"{Say.Quoted(name)} and {Say.Quoted(other)} differ only in case or in '-' and '_'.");
            return false;
        }

        _names.Add(folded, name);
        return true;
    }

    private static AttributeSymbol BindAttribute(FileReport report, string name, YamlNode node)
    {
        if (node is not YamlMapping mapping)
        {
            return new AttributeSymbol(name, AttributeTypes.Read(report, node), default);
        }

        Properties properties = Table.Read(report, mapping);
        if (properties[Type] is not { } typeNode)
        {
            report.Invalid(node, $"The attribute {Say.Quoted(name)} has no 'type'.");
            return new AttributeSymbol(name, null, default);
        }

        AttributeType? type = AttributeTypes.Read(report, typeNode);
        int faults = report.Faults;
        EquatableArray<ConstantValue> values = default;
        if (type is { } known && properties[Values] is { } list && Scalars.Items(report, list, "values", mayBeEmpty: false) is { } items)
        {
            values = BindValues(report, known, items);
        }

        // With half its values, an attribute would forbid what it should allow.
        return new AttributeSymbol(name, type, faults == report.Faults ? values : default);
    }

    private static EquatableArray<ConstantValue> BindValues(FileReport report, AttributeType type, YamlSequence items)
    {
        List<ConstantValue> values = [];
        foreach (YamlNode item in items.Items)
        {
            if (AttributeTypes.Literal(report, item, type, "values") is { } value)
            {
                values.Add(value);
            }
        }

        return Collect.Array(values);
    }
}

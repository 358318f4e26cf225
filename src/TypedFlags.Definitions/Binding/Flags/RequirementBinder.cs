using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds <c>requires</c>: prerequisites, as a list or with the values they must serve.</summary>
internal sealed class RequirementBinder(BindingSession session)
{
    public EquatableArray<Requirement> Bind(FlagSymbol symbol, YamlNode node)
    {
        List<Requirement> requirements = [];
        if (node is YamlMapping mapping)
        {
            foreach (YamlEntry entry in mapping.Entries)
            {
                if (Find(symbol, entry.Key, entry.Key.Text) is { } target && Value(symbol.Report, target, entry.Value) is { } value)
                {
                    requirements.Add(new Requirement(target.Key, value));
                }
            }
        }
        else if (Scalars.Items(symbol.Report, node, "requires") is { } items)
        {
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (YamlNode item in items.Items)
            {
                if (Scalars.Text(symbol.Report, item, "requires") is { } key && seen.Add(key)
                    && Find(symbol, item, key) is { } target && IsBoolean(symbol.Report, target, item))
                {
                    requirements.Add(new Requirement(key, Literals.Of(true)));
                }
            }
        }

        return Collect.Array(requirements);
    }

    private FlagSymbol? Find(FlagSymbol symbol, YamlNode node, string key)
    {
        FileReport report = symbol.Report;
        if (!session.Flags.TryGetValue(key, out FlagSymbol? target))
        {
            report.Unknown(node, "flag", key, session.Flags.Keys, session.IsTruncated);
            return null;
        }

        symbol.Requires.Add(new Reference<FlagSymbol>(target, report, node.Range));
        return target;
    }

    private static bool IsBoolean(FileReport report, FlagSymbol target, YamlNode node)
    {
        if (target.Type is not { } type)
        {
            report.Fault();
            return false;
        }

        if (type == FlagValueType.Boolean)
        {
            return true;
        }

        string value = target.VariantNames.Count > 0 ? Say.OnOneLine(target.VariantNames[0]) : "…";
        report.Invalid(node, $"{Say.Quoted(target.Key)} is not boolean; say what it must serve, as in 'requires: {{ {Say.OnOneLine(target.Key)}: {value} }}'.");
        return false;
    }

    // The other flag's values, but this flag's file.
    private static ConstantValue? Value(FileReport report, FlagSymbol target, YamlNode node)
    {
        if (target.Type is not { } type)
        {
            report.Fault();
            return null;
        }

        if (!target.HasVariants && type == FlagValueType.Object)
        {
            report.Invalid(node, $"{Say.Quoted(target.Key)} serves objects; only flags with variants or simple values can be required.");
            return null;
        }

        if (!target.HasVariants)
        {
            return Literals.Read(report, node, type, target.Key);
        }

        return Scalars.Text(report, node, target.Key) is { } name && ValueBinder.FindVariant(target, report, node, name) >= 0
            ? new ConstantValue.Text(name)
            : null;
    }
}

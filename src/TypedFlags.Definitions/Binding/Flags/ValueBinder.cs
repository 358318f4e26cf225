using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds what a flag can serve: true or false, a variant's name, or a literal of the flag's type.</summary>
internal sealed class ValueBinder
{
    private readonly Dictionary<string, ConstantValue.Text> _variants = new(StringComparer.Ordinal);

    /// <summary>The value, or null after a diagnostic.</summary>
    /// <param name="symbol">The flag that would serve it.</param>
    /// <param name="type">The flag's type.</param>
    /// <param name="node">What stands in the flag's file.</param>
    /// <param name="property">The property it stands behind.</param>
    public ConstantValue? Bind(FlagSymbol symbol, FlagValueType type, YamlNode node, string property)
    {
        if (symbol.HasVariants)
        {
            return Scalars.Text(symbol.Report, node, property) is { } name && FindVariant(symbol, symbol.Report, node, name) >= 0 ? VariantName(name) : null;
        }

        ConstantValue? value = Literals.Read(symbol.Report, node, type, property);
        return value is null || symbol.Shape is not { } shape || shape.Add(value, node) ? value : null;
    }

    /// <summary>A variant's place, or -1 after a diagnostic.</summary>
    public static int FindVariant(FlagSymbol symbol, FileReport report, YamlNode node, string name)
    {
        int index = symbol.IndexOfVariant(name);
        if (index < 0)
        {
            report.Unknown(node, "variant", name, symbol.VariantNames, mayBeUnread: symbol.MayLackVariants);
        }

        return index;
    }

    // The same few names again and again.
    private ConstantValue.Text VariantName(string name)
    {
        if (!_variants.TryGetValue(name, out ConstantValue.Text? text))
        {
            _variants.Add(name, text = new ConstantValue.Text(name));
        }

        return text;
    }
}

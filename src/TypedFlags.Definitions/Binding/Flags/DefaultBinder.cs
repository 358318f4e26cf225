namespace TypedFlags.Definitions.Binding;

/// <summary>Binds <c>default</c> and <c>off_variant</c>, and puts something sound in the place of what is broken.</summary>
internal sealed class DefaultBinder(ValueBinder values)
{
    /// <summary>The default of a flag whose type is known.</summary>
    public ConstantValue Bind(FlagSymbol symbol, FlagValueType type)
    {
        ConstantValue? value;
        if (symbol.Properties[FlagProperties.Default] is { } node)
        {
            value = values.Bind(symbol, type, node, "default");
        }
        else if (type == FlagValueType.Boolean)
        {
            value = Literals.Of(false);
        }
        else if (symbol.Properties.IsMisspelt(FlagProperties.Default))
        {
            value = null;
        }
        else
        {
            string example = symbol.VariantNames.Count > 0 ? $", such as 'default: {Say.OnOneLine(symbol.VariantNames[0])}'" : "";
            symbol.Report.Invalid(symbol.KeyNode, $"The flag {Say.Quoted(symbol.Key)} has no 'default'; a flag that is not boolean needs one{example}.");
            value = null;
        }

        if (value is ConstantValue.Text variant && symbol.HasVariants && symbol.Variants.FindIndex(one => one.Name == variant.Value) < 0)
        {
            value = null;
        }

        return value ?? StandIn(symbol, type);
    }

    /// <summary>The variant that stands for off, or null.</summary>
    public string? BindOff(FlagSymbol symbol, FlagValueType type)
    {
        if (symbol.Properties[FlagProperties.OffVariant] is not { } node)
        {
            return null;
        }

        if (!symbol.HasVariants)
        {
            symbol.Report.Invalid(symbol.Properties.KeyOf(FlagProperties.OffVariant), "'off_variant' names a variant, and this flag has none.");
            return null;
        }

        return values.Bind(symbol, type, node, "off_variant") is ConstantValue.Text text ? text.Value : null;
    }

    private static ConstantValue StandIn(FlagSymbol symbol, FlagValueType type)
    {
        symbol.IsStateSound = false;

        // Nothing is known of an object that no value shows.
        symbol.IsSound &= symbol.HasVariants || type != FlagValueType.Object;
        return symbol.Variants.Count > 0 ? new ConstantValue.Text(symbol.Variants[0].Name) : Literals.StandIn(type);
    }
}

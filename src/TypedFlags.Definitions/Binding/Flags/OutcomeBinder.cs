using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds <c>serve</c>, <c>rollout</c> and <c>split</c>, wherever they stand.</summary>
internal sealed class OutcomeBinder(ValueBinder values)
{
    /// <summary>Binds what is there of the three.</summary>
    /// <param name="symbol">The flag.</param>
    /// <param name="type">The flag's type.</param>
    /// <param name="properties">A flag's, a tenant's, a rule's or a step's.</param>
    /// <param name="serve">The slot of each in <paramref name="properties"/>.</param>
    public Outcome Bind(FlagSymbol symbol, FlagValueType type, Properties properties, int serve, int rollout, int split)
    {
        if (!properties.Has(serve) && !properties.Has(rollout) && !properties.Has(split))
        {
            return Outcome.None;
        }

        return new Outcome(
            properties[serve] is { } value ? values.Bind(symbol, type, value, "serve") : null,
            properties[rollout] is { } share ? BindRollout(symbol, type, properties.KeyOf(rollout), share) : null,
            properties[split] is { } shares ? BindSplit(symbol, type, properties.KeyOf(split), shares) : default);
    }

    private static int? BindRollout(FlagSymbol symbol, FlagValueType type, YamlScalar key, YamlNode node)
    {
        if (type != FlagValueType.Boolean)
        {
            symbol.Report.Invalid(
                key, symbol.HasVariants ? "A flag with variants has 'split' in the place of 'rollout'." : "A flag without variants has no rollout; only boolean flags do.");
            return null;
        }

        return BindPercentage(symbol, node, "rollout");
    }

    private static EquatableArray<SplitWeight> BindSplit(FlagSymbol symbol, FlagValueType type, YamlScalar key, YamlNode node)
    {
        FileReport report = symbol.Report;
        if (!symbol.HasVariants)
        {
            report.Invalid(
                key, type == FlagValueType.Boolean ? "A boolean flag has 'rollout' in the place of 'split'." : "A flag without variants has no split.");
            return default;
        }

        if (!symbol.Bucketing.HasSplit())
        {
            report.Invalid(key, $"The bucketing '{Bucketings.Names[(int)symbol.Bucketing]}' has no split.");
            return default;
        }

        if (Scalars.Entries(report, node, "split") is not { } mapping)
        {
            return default;
        }

        int faults = report.Faults;
        int total = 0;
        int?[] weights = new int?[symbol.VariantNames.Count];
        foreach (YamlEntry entry in mapping.Entries)
        {
            int index = ValueBinder.FindVariant(symbol, report, entry.Key, entry.Key.Text);
            if (BindPercentage(symbol, entry.Value, entry.Key.Text) is { } weight && index >= 0)
            {
                weights[index] = weight;
                total = Math.Min(total + weight, int.MaxValue / 2);
            }
        }

        if (faults != report.Faults)
        {
            return default;
        }

        if (total != Percentage.Whole)
        {
            string sum = (total / 1000m).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
            report.Add(FlagsDiagnosticIds.SplitTotal, key.Range, $"The shares add up to {sum}, not to 100.");
            return default;
        }

        List<SplitWeight> shares = new(mapping.Entries.Length);
        for (int index = 0; index < weights.Length; index++)
        {
            if (weights[index] is { } weight)
            {
                shares.Add(new SplitWeight(symbol.VariantNames[index], weight));
            }
        }

        return Collect.Array(shares);
    }

    private static int? BindPercentage(FlagSymbol symbol, YamlNode node, string property)
    {
        if (Scalars.Thousandths(symbol.Report, node, property) is not { } thousandths)
        {
            return null;
        }

        if (thousandths % 1000 != 0 && symbol.Bucketing.IsByWholePercent())
        {
            symbol.Report.Invalid(
                node, $"The bucketing '{Bucketings.Names[(int)symbol.Bucketing]}' tells users apart by whole percentages only; {Say.WhatIs(node)} with a fraction.");
            return null;
        }

        return thousandths;
    }
}

using TypedFlags.Definitions.Json;

namespace TypedFlags.Definitions.Binding;

/// <summary>Rewrites conditions so that those that say the same in another order or another form become equal.</summary>
internal static class ConditionNormalForm
{
    public static Condition Of(Condition condition) => condition switch
    {
        Condition.All all => Combine(all.Conditions, isAll: true),
        Condition.Any any => Combine(any.Conditions, isAll: false),
        Condition.Not { Inner: Condition.Not inner } => Of(inner.Inner),
        Condition.Not not => new Condition.Not(Of(not.Inner)),
        Condition.Comparison comparison => Of(comparison),
        _ => condition,
    };

    private static Condition Combine(EquatableArray<Condition> conditions, bool isAll)
    {
        SortedDictionary<string, Condition> parts = new(StringComparer.Ordinal);
        foreach (Condition condition in conditions)
        {
            Condition normal = Of(condition);
            EquatableArray<Condition> inner = (normal, isAll) switch
            {
                (Condition.All all, true) => all.Conditions,
                (Condition.Any any, false) => any.Conditions,
                _ => Collect.One(normal),
            };
            foreach (Condition part in inner)
            {
                parts[ConditionText.Of(part)] = part;
            }
        }

        if (parts.Count == 1)
        {
            return parts.Values.First();
        }

        EquatableArray<Condition> sorted = Collect.Array(parts.Values.ToArray());
        return isAll ? new Condition.All(sorted) : new Condition.Any(sorted);
    }

    private static Condition.Comparison Of(Condition.Comparison comparison)
    {
        ConstantValue[] operands = [.. comparison.Operands.Items.Distinct().OrderBy(OperandOrder.TextOf, StringComparer.Ordinal)];
        ConditionOperator single = comparison.Operator switch
        {
            ConditionOperator.In when operands.Length == 1 => ConditionOperator.Eq,
            ConditionOperator.NotIn when operands.Length == 1 => ConditionOperator.Ne,
            _ => comparison.Operator,
        };
        return comparison with { Operator = single, Operands = Collect.Array(operands) };
    }
}

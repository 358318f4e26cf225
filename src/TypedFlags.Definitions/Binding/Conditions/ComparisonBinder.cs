using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds what stands behind an attribute in a condition: a value, a list, or operators.</summary>
internal sealed class ComparisonBinder(BindingSession session)
{
    /// <summary>Binds one attribute's comparisons and adds them to <paramref name="conditions"/>; false where one can't be used.</summary>
    public bool Bind(ConditionScope scope, AttributeSymbol attribute, AttributeType type, YamlEntry entry, List<Condition> conditions)
    {
        if (entry.Value is YamlMapping mapping)
        {
            return BindOperators(scope, attribute, type, mapping, conditions);
        }

        bool isList = entry.Value is YamlSequence;
        ConditionOperator comparison =
            type == AttributeType.List ? ConditionOperator.Contains : isList ? ConditionOperator.In : ConditionOperator.Eq;
        if (!type.Has(comparison))
        {
            Lacks(scope.Report, entry.Value, attribute, type, comparison);
            return false;
        }

        return Add(scope, attribute, type, comparison, entry.Value, false, entry.Key.Range, conditions);
    }

    private bool BindOperators(ConditionScope scope, AttributeSymbol attribute, AttributeType type, YamlMapping mapping, List<Condition> conditions)
    {
        bool isSound = true;
        YamlScalar? ignoreCaseKey = null;
        bool ignoreCase = false;
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (entry.Key.Text == Operators.IgnoreCase)
            {
                ignoreCaseKey = entry.Key;
                bool? value = Scalars.Boolean(scope.Report, entry.Value, Operators.IgnoreCase);
                isSound &= value is not null;
                ignoreCase = value is true;
            }
        }

        int textComparisons = 0;
        int comparisons = 0;
        foreach (YamlEntry entry in mapping.Entries)
        {
            string name = entry.Key.Text;
            if (name == Operators.IgnoreCase)
            {
                continue;
            }

            comparisons++;
            if (!Operators.TryFind(name, out ConditionOperator comparison))
            {
                isSound = UnknownOperator(scope.Report, entry.Key, type);
            }
            else if (!type.Has(comparison))
            {
                Lacks(scope.Report, entry.Key, attribute, type, comparison);
                isSound = false;
            }
            else
            {
                bool comparesText = type is AttributeType.String or AttributeType.List && comparison.ComparesText();
                textComparisons += comparesText ? 1 : 0;
                isSound &= Add(scope, attribute, type, comparison, entry.Value, ignoreCase && comparesText, entry.Key.Range, conditions);
            }
        }

        if (comparisons == 0)
        {
            scope.Report.Invalid(mapping, $"{Say.Quoted(attribute.Name)} is compared with nothing; write an operator such as '{Operators.NamesOf(type).First()}'.");
            return false;
        }

        if (isSound && ignoreCaseKey is not null && textComparisons == 0)
        {
            scope.Report.Invalid(ignoreCaseKey, "'ignore_case' has a meaning only where text is compared as text.");
            return false;
        }

        return isSound;
    }

    private bool Add(
        ConditionScope scope,
        AttributeSymbol attribute,
        AttributeType type,
        ConditionOperator comparison,
        YamlNode node,
        bool ignoreCase,
        TextRange range,
        List<Condition> conditions)
    {
        if (BindOperands(scope.Report, attribute, type, comparison, node, ignoreCase) is not { } operands)
        {
            return false;
        }

        if (operands.IsEmpty)
        {
            // 'not_in' of nothing is always true.
            conditions.Add(new Condition.All(default));
            return true;
        }

        Condition.Comparison bound = new(attribute.Name, type, comparison, operands, ignoreCase);
        scope.Comparisons.Add(new LocatedComparison(bound, range));
        conditions.Add(bound);
        return true;
    }

    private EquatableArray<ConstantValue>? BindOperands(
        FileReport report, AttributeSymbol attribute, AttributeType type, ConditionOperator comparison, YamlNode node, bool ignoreCase)
    {
        bool isList = node is YamlSequence && comparison.TakesLists();
        if (!isList && comparison is not (ConditionOperator.In or ConditionOperator.NotIn))
        {
            return BindOperand(report, attribute, type, comparison, node, ignoreCase) is { } one ? Collect.One(one) : null;
        }

        if (Scalars.Items(report, node, comparison.NameOf(), mayBeEmpty: comparison == ConditionOperator.NotIn) is not { } items)
        {
            return null;
        }

        ConstantValue[] operands = new ConstantValue[items.Items.Length];
        bool isSound = true;
        for (int index = 0; index < operands.Length; index++)
        {
            ConstantValue? operand = BindOperand(report, attribute, type, comparison, items.Items[index], ignoreCase);
            isSound &= operand is not null;
            operands[index] = operand ?? ConstantValue.Null.Instance;
        }

        return isSound ? Collect.Array(operands) : null;
    }

    private ConstantValue? BindOperand(
        FileReport report, AttributeSymbol attribute, AttributeType type, ConditionOperator comparison, YamlNode node, bool ignoreCase)
    {
        switch (comparison)
        {
            case ConditionOperator.Exists:
                return AttributeTypes.Literal(report, node, AttributeType.Boolean, "exists");
            case ConditionOperator.Matches:
                return BindPattern(report, node);
            case >= ConditionOperator.SemverEq and <= ConditionOperator.SemverGte:
                return AttributeTypes.Literal(report, node, AttributeType.Semver, comparison.NameOf());
            default:
                ConstantValue? value = AttributeTypes.Literal(report, node, type, attribute.Name);
                return value is not null && IsAllowed(report, attribute, type, comparison, node, value, ignoreCase) ? value : null;
        }
    }

    private ConstantValue.Text? BindPattern(FileReport report, YamlNode node)
    {
        if (Scalars.Text(report, node, "matches") is not { } pattern)
        {
            return null;
        }

        if (session.Patterns.WhyNot(pattern) is not { } reason)
        {
            return new ConstantValue.Text(pattern);
        }

        report.Invalid(node, $"{Say.Quoted(pattern)} can't be a pattern here: {reason}");
        return null;
    }

    // Only operators that compare whole values: the part of a value after 'starts_with' need not be one.
    private static bool IsAllowed(
        FileReport report,
        AttributeSymbol attribute,
        AttributeType type,
        ConditionOperator comparison,
        YamlNode node,
        ConstantValue value,
        bool ignoreCase)
    {
        bool isWhole = comparison <= ConditionOperator.NotIn || type == AttributeType.List;
        if (!isWhole || attribute.Allows(value, ignoreCase))
        {
            return true;
        }

        IEnumerable<string> names = attribute.Values.Items.Select(OperandOrder.TextOf);
        string? near = report.Near(OperandOrder.TextOf(value), names);
        report.Invalid(
            node,
            $"{Say.Quoted(OperandOrder.TextOf(value))} is not among the values of {Say.Quoted(attribute.Name)}: {Say.List(names)}.{Say.DidYouMean(near)}",
            near);
        return false;
    }

    private static void Lacks(FileReport report, YamlNode node, AttributeSymbol attribute, AttributeType type, ConditionOperator comparison) =>
        report.Invalid(
            node,
            $"{Say.Quoted(attribute.Name)} is a {type.NameOf()} and has no operator '{comparison.NameOf()}'; it has {Say.List(Operators.NamesOf(type))}.");

    private static bool UnknownOperator(FileReport report, YamlScalar key, AttributeType type)
    {
        string? near = report.Near(key.Text, Operators.Words);
        string known = near is null ? $" A {type.NameOf()} has {Say.List(Operators.NamesOf(type))}." : Say.DidYouMean(near);
        report.Add(FlagsDiagnosticIds.UnknownProperty, key.Range, $"There is no operator {Say.Quoted(key.Text)}.{known}", near);
        return false;
    }
}

namespace TypedFlags.Definitions.Binding;

/// <summary>Finds comparisons of one attribute that can't all hold (TF2009): no value is left, or no number lies between the bounds.</summary>
internal static class Contradictions
{
    /// <summary>Reports each attribute once, at the comparison that leaves nothing.</summary>
    /// <param name="report">The file's.</param>
    /// <param name="comparisons">What must hold together, in the file's order.</param>
    /// <param name="budget">Shared by all files; when it is used up, nothing is looked at any more.</param>
    public static void Report(FileReport report, List<LocatedComparison> comparisons, ContradictionBudget budget)
    {
        if (comparisons.Count < 2 || budget.Left <= 0)
        {
            return;
        }

        Dictionary<string, RemainingValues> attributes = new(StringComparer.Ordinal);
        foreach (LocatedComparison located in comparisons)
        {
            Condition.Comparison comparison = located.Comparison;
            if (comparison.Type == AttributeType.List)
            {
                continue;
            }

            if (!attributes.TryGetValue(comparison.Name, out RemainingValues? remaining))
            {
                attributes.Add(comparison.Name, remaining = new RemainingValues(comparison.Type, budget));
            }

            if (remaining.IsReported || remaining.Take(comparison))
            {
                continue;
            }

            remaining.IsReported = true;
            report.Add(
                FlagsDiagnosticIds.UnreachableRule,
                located.Range,
                $"This never holds: no value of {Say.Quoted(comparison.Name)} can meet '{comparison.Operator.NameOf()}' here together with what is asked of it before.");
        }
    }

    /// <summary>What one attribute can still be.</summary>
    private sealed class RemainingValues(AttributeType type, ContradictionBudget budget)
    {
        private readonly List<(ConstantValue Value, bool IgnoreCase)> _excluded = [];
        private List<(ConstantValue Value, bool IgnoreCase)>? _allowed;
        private Bound? _lower;
        private Bound? _upper;

        public bool IsReported { get; set; }

        /// <summary>Narrows the values; false where none is left.</summary>
        public bool Take(Condition.Comparison comparison)
        {
            long work = (_allowed?.Count ?? 1L) * (comparison.Operands.Count + _excluded.Count + 1L);
            if (!budget.TrySpend(work))
            {
                return true;
            }

            ConstantValue first = comparison.Operands[0];
            switch (comparison.Operator)
            {
                case ConditionOperator.Eq or ConditionOperator.In:
                    Allow(comparison);
                    break;
                case ConditionOperator.Ne or ConditionOperator.NotIn:
                    _excluded.AddRange(comparison.Operands.Select(operand => (operand, comparison.IgnoreCase)));
                    break;
                case ConditionOperator.Gt or ConditionOperator.SemverGt or ConditionOperator.After:
                    Raise(new Bound(first, IsStrict: true));
                    break;
                case ConditionOperator.Gte or ConditionOperator.SemverGte:
                    Raise(new Bound(first, IsStrict: false));
                    break;
                case ConditionOperator.Lt or ConditionOperator.SemverLt or ConditionOperator.Before:
                    Lower(new Bound(first, IsStrict: true));
                    break;
                case ConditionOperator.Lte or ConditionOperator.SemverLte:
                    Lower(new Bound(first, IsStrict: false));
                    break;
                case ConditionOperator.SemverEq:
                    Raise(new Bound(first, IsStrict: false));
                    Lower(new Bound(first, IsStrict: false));
                    break;
            }

            return IsAnythingLeft();
        }

        private void Allow(Condition.Comparison comparison)
        {
            bool ignoreCase = comparison.IgnoreCase;
            _allowed = _allowed is null
                ? [.. comparison.Operands.Select(operand => (operand, ignoreCase))]
                : _allowed.FindAll(allowed =>
                    comparison.Operands.Any(operand => OperandOrder.AreEqual(type, allowed.Value, operand, ignoreCase || allowed.IgnoreCase)));
        }

        private void Raise(Bound bound)
        {
            int order = _lower is { } lower ? Compare(bound.Value, lower.Value) : 1;
            _lower = order > 0 || (order == 0 && bound.IsStrict) ? bound : _lower;
        }

        private void Lower(Bound bound)
        {
            int order = _upper is { } upper ? Compare(bound.Value, upper.Value) : -1;
            _upper = order < 0 || (order == 0 && bound.IsStrict) ? bound : _upper;
        }

        private bool IsAnythingLeft()
        {
            if (_lower is { } lower && _upper is { } upper)
            {
                int order = Compare(lower.Value, upper.Value);
                if (order > 0 || (order == 0 && (lower.IsStrict || upper.IsStrict)))
                {
                    return false;
                }
            }

            return _allowed is null || _allowed.Exists(allowed => IsInside(allowed.Value) && !IsExcluded(allowed.Value, allowed.IgnoreCase));
        }

        private bool IsInside(ConstantValue value)
        {
            // Text that is held against versions need not be one.
            if (type is not (AttributeType.Number or AttributeType.Semver))
            {
                return true;
            }

            int fromLower = _lower is { } lower ? Compare(value, lower.Value) - (lower.IsStrict ? 1 : 0) : 0;
            int fromUpper = _upper is { } upper ? Compare(value, upper.Value) + (upper.IsStrict ? 1 : 0) : 0;
            return fromLower >= 0 && fromUpper <= 0;
        }

        // Text without case stands for several values: one that is excluded with its case leaves the others.
        private bool IsExcluded(ConstantValue value, bool ignoreCase) =>
            _excluded.Exists(excluded => (excluded.IgnoreCase || !ignoreCase) && OperandOrder.AreEqual(type, excluded.Value, value, excluded.IgnoreCase));

        private int Compare(ConstantValue left, ConstantValue right) => Math.Sign(OperandOrder.Compare(type, left, right));

        private readonly record struct Bound(ConstantValue Value, bool IsStrict);
    }
}

/// <summary>Keeps lists of thousands in thousands of rules from costing more than a moment.</summary>
internal sealed class ContradictionBudget
{
    /// <summary>How many comparisons of two values there can still be.</summary>
    public long Left { get; private set; } = 5_000_000;

    /// <summary>Takes from what is left; false where it is not enough.</summary>
    public bool TrySpend(long work)
    {
        Left -= work;
        return Left > 0;
    }
}

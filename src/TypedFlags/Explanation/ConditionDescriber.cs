namespace TypedFlags;

/// <summary>Makes the explanation of a rule's condition from what was told of it. For one rule.</summary>
internal sealed class ConditionDescriber
{
    private int _left;

    private ConditionDescriber(int left) => _left = left;

    /// <summary>Describes a condition and those inside it, as far as they are shown.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="trace">How it came out; null where nobody looked.</param>
    /// <param name="decides">True for the rule that decided: it is shown whatever came before.</param>
    /// <param name="left">How many conditions may still be shown of rules that did not decide.</param>
    public static ConditionExplanation Describe(Condition condition, ConditionTrace? trace, bool decides, ref int left)
    {
        int ofRule = ExplanationLimits.ConditionsOfRule;
        ConditionDescriber describer = new(decides ? ofRule : Math.Min(ofRule, left));
        int before = describer._left;
        ConditionExplanation described = describer.Describe(condition, trace, depth: 1);
        left -= decides ? 0 : before - describer._left;
        return described;
    }

    private ConditionExplanation Describe(Condition condition, ConditionTrace? trace, int depth)
    {
        _left--;
        return condition switch
        {
            ComparisonCondition comparison => DescribeComparison(comparison, trace, isNegated: false, condition.Segment, trace?.Matched),
            NotCondition { Inner: ComparisonCondition { Segment: null } inner } when Negate(inner.Test.Describe()) is not null =>
                DescribeComparison(inner, FindInner(trace, 0), isNegated: true, condition.Segment, trace?.Matched),
            NotCondition not => DescribeGroup("not", not, [not.Inner], trace, depth),
            AnyCondition any => DescribeGroup("any", any, any.Conditions, trace, depth),
            AllCondition all => DescribeGroup("all", all, all.Conditions, trace, depth),
            _ => new ConditionExplanation(condition.GetType().Name, trace?.Matched),
        };
    }

    private ConditionExplanation DescribeGroup(string name, Condition group, Condition[] conditions, ConditionTrace? trace, int depth)
    {
        List<ConditionExplanation> shown = [];
        for (int index = 0; index < conditions.Length && _left > 0 && depth < ExplanationLimits.ConditionDepth; index++)
        {
            shown.Add(Describe(conditions[index], FindInner(trace, index), depth + 1));
        }

        return new ConditionExplanation(name, trace?.Matched)
        {
            Segment = group.Segment is { } segment ? ExplanationLimits.Shorten(segment) : null,
            Conditions = shown,
            ConditionCount = conditions.Length,
        };
    }

    private static ConditionExplanation DescribeComparison(
        ComparisonCondition comparison, ConditionTrace? trace, bool isNegated, string? segment, bool? matched)
    {
        TestDescription test = comparison.Test.Describe();
        if (isNegated)
        {
            test = Negate(test)!;
        }

        return new ConditionExplanation(test.Operator, matched)
        {
            Segment = segment is null ? null : ExplanationLimits.Shorten(segment),
            Attribute = ExplanationLimits.Shorten(comparison.Attribute.Name),
            Operands = test.Operands,
            OperandCount = test.Count,
            IgnoresCase = test.IgnoresCase,
            Actual = trace?.Value ?? AttributeValue.None,
            ActualCount = trace?.ValueCount ?? 0,
            Remark = trace?.Remark,
        };
    }

    private static TestDescription? Negate(TestDescription test) => test switch
    {
        { Operator: "exists" } => test with { Operands = [false] },
        { Negation: { } negation } => test with { Operator = negation },
        _ => null,
    };

    private static ConditionTrace? FindInner(ConditionTrace? trace, int index) =>
        trace is not null && index < trace.Inner.Count ? trace.Inner[index] : null;
}

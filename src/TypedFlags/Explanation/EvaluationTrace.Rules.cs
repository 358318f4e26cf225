using System.Globalization;

namespace TypedFlags;

/// <content>Step 8: rules and their conditions.</content>
internal sealed partial class EvaluationTrace
{
    private readonly Stack<ConditionTrace> _conditions = new();
    private ConditionTrace? _condition;
    private int _conditionsLeft = ExplanationLimits.Conditions;

    /// <summary>The attribute of the comparison under evaluation, or null.</summary>
    private string? AttributeUnderComparison =>
        _conditions.TryPeek(out ConditionTrace? open) && open.Condition is ComparisonCondition comparison ? comparison.Attribute.Name : null;

    /// <summary>A rule is about to be tried.</summary>
    public void EnterRule(RulePlan rule)
    {
        TellUnusedRules(rule.Number);
        _flag.Rule = rule;
        _condition = null;
    }

    /// <summary>A rule has been tried.</summary>
    /// <param name="result">What it decided, or null.</param>
    public void LeaveRule(EvaluationResult? result)
    {
        BucketExplanation? bucket = _flag.TakeBucket();
        bool isMet = _condition is { Matched: true };
        string text = !isMet ? "not met"
            : (result, bucket) switch
            {
                (null, null) => "met, but it has nothing to serve",
                (null, _) => $"met; {bucket}, otherwise the next rule",
                (_, null) => $"met {OutcomeText.So(result)}",
                _ => $"met; {bucket} {OutcomeText.So(result)}",
            };
        AddRule(text, result is not null, bucket);
    }

    /// <summary>A condition is about to be tried.</summary>
    public void EnterCondition(Condition condition)
    {
        ConditionTrace entered = new(condition);
        if (_conditions.TryPeek(out ConditionTrace? outer))
        {
            outer.Inner.Add(entered);
        }
        else
        {
            _condition = entered;
        }

        _conditions.Push(entered);
    }

    /// <summary>What the comparison under evaluation compared.</summary>
    public void Compared(in AttributeValue value, string? remark)
    {
        ConditionTrace compared = _conditions.Peek();
        AttributeType type = ((ComparisonCondition)compared.Condition).Attribute.Type;
        try
        {
            compared.Value = ExplanationLimits.Shorten(in value);
            compared.ValueCount = value.AsSpan().Length;
            compared.Remark = remark ?? Misfit.Find(type, in value);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The application's own collection, which the evaluation has got enough of without reading it to its end.
            compared.Remark = "it can't be shown";
        }
    }

    /// <summary>A condition has been tried.</summary>
    public void LeaveCondition(bool matched) => _conditions.Pop().Matched = matched;

    private void AddRule(string text, bool decides, BucketExplanation? bucket)
    {
        RulePlan rule = _flag.Rule!;
        _flag.Rule = null;
        _flag.Add(new ExplanationStep(ExplanationStepKind.Rule, RuleName(rule.Number, rule.Name), text, decides)
        {
            RuleNumber = rule.Number,
            RuleName = rule.Name,
            Bucket = bucket,
            Condition = ConditionDescriber.Describe(rule.When, _condition, decides, ref _conditionsLeft),
        });
    }

    private void AbandonRule()
    {
        _conditions.Clear();
        if (_flag.Rule is not null)
        {
            AddRule("could not be evaluated", decides: false, bucket: null);
        }
    }

    /// <summary>Rules that are switched off are told where they stand.</summary>
    private void TellUnusedRules(int before)
    {
        while (_flag.UnusedRules.TryPeek(out UnusedRule? unused) && unused.Number < before)
        {
            _flag.UnusedRules.Dequeue();
            _flag.Add(new ExplanationStep(ExplanationStepKind.Rule, RuleName(unused.Number, unused.Name), "switched off", decides: false)
            {
                RuleNumber = unused.Number,
                RuleName = unused.Name,
            });
        }
    }

    private static string RuleName(int number, string? name)
    {
        string position = number.ToString(CultureInfo.InvariantCulture);
        return name is null ? $"rule {position}" : $"rule {position} ({ExplanationLimits.Shorten(name)})";
    }
}

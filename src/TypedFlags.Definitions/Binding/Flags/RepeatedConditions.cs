using TypedFlags.Definitions.Json;

namespace TypedFlags.Definitions.Binding;

/// <summary>Finds rules that come too late: an earlier rule with the same condition always decides (TF2009).</summary>
internal sealed class RepeatedConditions(FileReport report)
{
    private readonly HashSet<string> _decided = new(StringComparer.Ordinal);
    private Rule? _first;
    private int _count;

    /// <summary>Looks at the next rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="when">Where its <c>when</c> stands.</param>
    public void Check(Rule rule, TextRange when)
    {
        if (!rule.Enabled)
        {
            return;
        }

        // Most flags have one rule, and its condition need not be written out.
        if (_count++ == 0)
        {
            _first = rule;
            return;
        }

        if (_first is { } first)
        {
            Remember(first, ConditionText.Of(ConditionNormalForm.Of(first.When)));
            _first = null;
        }

        string text = ConditionText.Of(ConditionNormalForm.Of(rule.When));
        if (_decided.Contains(text))
        {
            report.Add(FlagsDiagnosticIds.UnreachableRule, when, "This rule is never reached: an earlier one has the same condition, and decides.");
        }

        Remember(rule, text);
    }

    private void Remember(Rule rule, string text)
    {
        bool goesOn = rule.OtherwiseNext && rule.Outcome.Rollout is < Percentage.Whole;
        if (!goesOn)
        {
            _decided.Add(text);
        }
    }
}

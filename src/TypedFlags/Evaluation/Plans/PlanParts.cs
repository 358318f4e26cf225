namespace TypedFlags;

/// <summary>A tenant's part of a plan: steps 6 and 7.</summary>
/// <param name="Lists">Its lists, or null.</param>
/// <param name="Disabled">What it gets where it is off; comes before the rest.</param>
/// <param name="Distribution">Its rollout or split, or null.</param>
/// <param name="On">What it is served else, or null where the tenant says nothing more.</param>
internal sealed record TenantPlan(AudienceLists? Lists, EvaluationResult? Disabled, Distribution? Distribution, EvaluationResult? On);

/// <summary>A rule: step 8. It serves a fixed result, or distributes.</summary>
/// <param name="Number">Its place in the list, from 1; those that are switched off count too.</param>
internal sealed record RulePlan(int Number, string? Name, Condition When, EvaluationResult? Serve, Distribution? Distribution)
{
    /// <summary>The condition, where it is a single comparison, as most are.</summary>
    public readonly ComparisonCondition? Comparison = When as ComparisonCondition;
}

/// <summary>A rule that is switched off: for explanations only.</summary>
internal sealed record UnusedRule(int Number, string? Name);

/// <summary>What a schedule can change, between two of its steps. A flag without a schedule has one phase.</summary>
internal sealed class FlagPhase
{
    /// <summary>The first moment, as UTC ticks.</summary>
    public required long StartTicks;

    public required bool Enabled;

    /// <summary>The flag-level fixed value, or null.</summary>
    public required EvaluationResult? Serve;

    /// <summary>The rollout or split of step 9, or null where there is none or it is the same for all.</summary>
    public required Distribution? Distribution;

    /// <summary>Step 10, and constant outcomes of step 9.</summary>
    public required EvaluationResult Rest;

    /// <summary>The answer where the phase gives everyone the same, else null.</summary>
    public EvaluationResult? Constant;

    /// <summary>The rollout or split that <see cref="Rest"/> stands for, because it is the same for all; for explanations only.</summary>
    public Distribution? ForAll;

    /// <summary>What the schedule's step sets, nothing in the first phase; for explanations only.</summary>
    public required FlagState Change;
}

namespace TypedFlags;

/// <summary>A definition and its merged state, made ready to evaluate in one environment. Immutable.</summary>
internal sealed class FlagPlan
{
    // Made when somebody first gets them: most plans never come to that, and there may be thousands of plans.
    private EvaluationResult? _disabled;
    private EvaluationResult? _prerequisiteFailed;
    private EvaluationResult? _off;

    internal FlagPlan(FlagDefinition definition, string environment, bool isStale)
    {
        Definition = definition;
        Environment = environment;
        IsStale = isStale;
    }

    public readonly FlagDefinition Definition;

    /// <summary>The environment the plan was made for.</summary>
    public readonly string Environment;

    /// <summary>True where some of the state is a copy that its source has not confirmed: each result says so.</summary>
    public readonly bool IsStale;

    /// <summary>
    /// The answer where neither context nor time nor another flag can change it, else null. Overrides still come before it.
    /// </summary>
    public EvaluationResult? Constant;

    /// <summary>Steps 2 and 3.</summary>
    internal EvaluationResult Disabled => _disabled ??= ToResult(Definition.Off, FlagReason.Disabled);

    /// <summary>Step 4.</summary>
    internal EvaluationResult PrerequisiteFailed => _prerequisiteFailed ??= ToResult(Definition.Off, FlagReason.PrerequisiteFailed);

    /// <summary>Off because of who the context is: steps 5 to 7.</summary>
    internal EvaluationResult Off => _off ??= Match(Definition.Off);

    // Fields here and in what a plan is made of: a property's accessors would each be compiled at the first flag that is asked for.
    internal bool IsInEnvironment;

    /// <summary>The environments the flag is for, null for all; for explanations only.</summary>
    internal string[]? Environments;

    internal RequirementState[] Requires = [];

    /// <summary>What staff gets, where the flag is for staff only.</summary>
    internal EvaluationResult? Staff;

    internal AudienceLists? Lists;

    /// <summary>True where the flag or a tenant of it has lists that are kept outside.</summary>
    internal bool HasOutsideLists;

    internal Dictionary<string, TenantPlan>? Tenants;

    internal RulePlan[] Rules = [];

    /// <summary>The rules that are switched off; for explanations only.</summary>
    internal UnusedRule[] UnusedRules = [];

    /// <summary>In order of time; the first has always begun.</summary>
    internal FlagPhase[] Phases = [];

    /// <summary>True where steps 5 to 8 can decide for somebody.</summary>
    internal bool HasTargeting;

    /// <summary>The only phase, where no schedule and none of steps 2 to 5 can decide; else null.</summary>
    internal FlagPhase? Plain;

    /// <summary>True where nothing but the user's key decides: at most one list of users, and a rollout or split by user.</summary>
    internal bool IsByUserOnly;

    /// <summary>The rollout or split of <see cref="Plain"/>, where there is one.</summary>
    internal Distribution? PlainDistribution;

    /// <summary>
    /// The condition of the only rule, where it compares a declared attribute and serves <see cref="OnlyServe"/>, and nothing else decides but
    /// a rollout or split by user; else null.
    /// </summary>
    internal ComparisonCondition? OnlyComparison;

    internal EvaluationResult? OnlyServe;

    /// <summary>True where <see cref="FlagEvaluator.TryEvaluateAlone"/> may know the answer.</summary>
    internal bool MayStandAlone => IsByUserOnly || OnlyComparison is not null;

    /// <summary>Makes a plan.</summary>
    /// <param name="definition">The flag.</param>
    /// <param name="state">Its state, all layers applied: see <see cref="FlagState.Resolve"/>.</param>
    /// <param name="environment">The current environment.</param>
    /// <param name="isStale">Whether some of the state is a copy that its source has not confirmed.</param>
    public static FlagPlan Create(FlagDefinition definition, FlagState state, string environment, bool isStale = false) =>
        FlagPlanBuilder.Build(definition, state, environment, isStale);

    /// <summary>One of the answers that the plan chooses from.</summary>
    internal EvaluationResult ToResult(FlagOutcome outcome, string reason, string? ruleName = null) => new(outcome, reason, ruleName, isStale: IsStale);

    /// <summary>An outcome that somebody gets for who they are.</summary>
    internal EvaluationResult Match(FlagOutcome outcome) => ToResult(outcome, FlagReason.TargetingMatch);

    /// <summary>The answer for an evaluation that went wrong: the default, and what happened.</summary>
    internal EvaluationResult Fail(string errorCode, string message) =>
        new(Definition.Default, FlagReason.Error, ruleName: null, errorCode, message);
}

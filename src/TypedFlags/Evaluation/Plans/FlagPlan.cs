namespace TypedFlags;

/// <summary>A definition and its merged state, made ready to evaluate in one environment. Immutable.</summary>
internal sealed class FlagPlan
{
    internal FlagPlan(FlagDefinition definition, string environment)
    {
        Definition = definition;
        Environment = environment;
        Disabled = new EvaluationResult(definition.Off, FlagReason.Disabled);
        PrerequisiteFailed = new EvaluationResult(definition.Off, FlagReason.PrerequisiteFailed);
        Off = new EvaluationResult(definition.Off, FlagReason.TargetingMatch);
    }

    public FlagDefinition Definition { get; }

    /// <summary>The environment the plan was made for.</summary>
    public string Environment { get; }

    /// <summary>
    /// The answer where neither context nor time nor another flag can change it, else null. Overrides still come before it.
    /// </summary>
    public EvaluationResult? Constant { get; internal set; }

    /// <summary>Steps 2 and 3.</summary>
    internal EvaluationResult Disabled { get; }

    /// <summary>Step 4.</summary>
    internal EvaluationResult PrerequisiteFailed { get; }

    /// <summary>Off because of who the context is: steps 5 to 7.</summary>
    internal EvaluationResult Off { get; }

    internal bool IsInEnvironment { get; init; }

    internal RequirementState[] Requires { get; init; } = [];

    /// <summary>What staff gets, where the flag is for staff only.</summary>
    internal EvaluationResult? Staff { get; init; }

    internal AudienceLists? Lists { get; init; }

    internal Dictionary<string, TenantPlan>? Tenants { get; init; }

    internal RulePlan[] Rules { get; init; } = [];

    /// <summary>In order of time; the first has always begun.</summary>
    internal FlagPhase[] Phases { get; set; } = [];

    /// <summary>True where steps 5 to 8 can decide for somebody.</summary>
    internal bool HasTargeting => Staff is not null || Lists is not null || Tenants is not null || Rules.Length > 0;

    /// <summary>Makes a plan.</summary>
    /// <param name="definition">The flag.</param>
    /// <param name="state">Its state, all layers applied: see <see cref="FlagState.Resolve"/>.</param>
    /// <param name="environment">The current environment.</param>
    public static FlagPlan Create(FlagDefinition definition, FlagState state, string environment) =>
        FlagPlanBuilder.Build(definition, state, environment);

    /// <summary>The answer for an evaluation that went wrong: the default, and what happened.</summary>
    internal EvaluationResult Fail(string errorCode, string message) =>
        new(Definition.Default, FlagReason.Error, ruleName: null, errorCode, message);
}

namespace TypedFlags;

/// <summary>
/// What providers may change of a flag at run time, or what they change of one tenant, or what a schedule step changes. Each
/// property is absent, null (back to the file) or a value. Immutable once read. Fields, because the accessors of properties would each
/// be compiled at the first flag that is asked for.
/// </summary>
internal sealed partial class FlagState
{
    /// <summary>Nothing said.</summary>
    public static FlagState Empty { get; } = new();

    /// <summary>The properties that have a value.</summary>
    public StateProperties Values;

    /// <summary>
    /// The properties that are explicitly null. Tenants may be both: those below are dropped, and <see cref="Tenants"/> come in their place.
    /// </summary>
    public StateProperties Resets;

    public bool? Enabled;

    public string[]? Environments;

    public RequirementState[]? Requires;

    public bool? StaffOnly;

    public AudienceState? Exclude;

    /// <summary>In the order of the outcomes.</summary>
    public AudienceState[]? Users;

    /// <summary>In the order of the outcomes.</summary>
    public AudienceState[]? Groups;

    public Dictionary<string, FlagState>? Tenants;

    public RuleState[]? Rules;

    public FlagOutcome? Serve;

    /// <summary>Thousandths of a percent.</summary>
    public int? Rollout;

    /// <summary>Thousandths of a percent, in the order of the variants; 0 where one is not named.</summary>
    public int[]? Split;

    public ScheduleStepState[]? Schedule;

    /// <summary>The lists kept outside, of the flag and of its tenants. No property: layers add theirs, and nothing takes them away. Null where there are none.</summary>
    public OutsideList[]? OutsideLists;

    /// <summary>True where the property has a value.</summary>
    public bool Has(StateProperties property) => (Values & property) != StateProperties.None;

    /// <summary>True where the property has a value or is null.</summary>
    public bool Mentions(StateProperties property) => ((Values | Resets) & property) != StateProperties.None;
}

/// <summary>What another flag of the same set must serve.</summary>
internal sealed record RequirementState(FlagDefinition Flag, FlagOutcome Value);

/// <summary>
/// Who gets an outcome: of users, or of groups. Who is excluded: both, and no outcome. A list that is empty is null. The sets are made
/// here and plans share them, so that a long list is in memory once, and not as texts.
/// </summary>
internal sealed record AudienceState(FlagOutcome? Outcome, StringSet? Users, StringSet? Groups);

/// <summary>A condition and what it gives.</summary>
/// <param name="Outcome">Exactly one of serve, rollout and split.</param>
/// <param name="OtherwiseNext">True where who is not in the rollout goes on to the next rule.</param>
internal sealed record RuleState(
    string? Name, bool Enabled, Condition When, FlagState Outcome, string? Salt, AttributeDeclaration? BucketBy, bool OtherwiseNext);

/// <summary>What changes at a point in time.</summary>
internal sealed record ScheduleStepState(long AtUtcTicks, FlagState Change);

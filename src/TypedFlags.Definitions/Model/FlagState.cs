namespace TypedFlags.Definitions;

/// <summary>
/// The part of a flag that providers may change at run time. Null or empty means "not said"; percentages are in
/// thousandths of a percent, 0 to 100000.
/// </summary>
public sealed record FlagState
{
    /// <summary>Nothing said.</summary>
    public static FlagState Empty { get; } = new();

    /// <summary>The kill switch: false serves the off value to everyone.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Where the flag may be on; empty for everywhere.</summary>
    public EquatableArray<string> Environments { get; init; }

    /// <summary>What other flags must serve, in the file's order.</summary>
    public EquatableArray<Requirement> Requires { get; init; }

    /// <summary>On for staff only.</summary>
    public bool StaffOnly { get; init; }

    /// <summary>Users and groups that never get it.</summary>
    public Exclusion Exclude { get; init; } = Exclusion.None;

    /// <summary>Listed users; boolean flags have one list without a variant.</summary>
    public EquatableArray<AudienceList> Users { get; init; }

    /// <summary>Listed groups; boolean flags have one list without a variant.</summary>
    public EquatableArray<AudienceList> Groups { get; init; }

    /// <summary>Overrides a tenant, in the file's order.</summary>
    public EquatableArray<TenantState> Tenants { get; init; }

    /// <summary>Rules, in order.</summary>
    public EquatableArray<Rule> Rules { get; init; }

    /// <summary>What everyone else gets.</summary>
    public Outcome Outcome { get; init; } = Outcome.None;

    /// <summary>Steps, in order of time.</summary>
    public EquatableArray<ScheduleStep> Schedule { get; init; }
}

/// <summary>A fixed value, or a share of users, or a split; each null or empty where not said.</summary>
/// <param name="Serve">A variant's name or a value.</param>
/// <param name="Rollout">Thousandths of a percent.</param>
/// <param name="Split">Weights in the order of the flag's variants.</param>
public sealed record Outcome(ConstantValue? Serve, int? Rollout, EquatableArray<SplitWeight> Split)
{
    /// <summary>Nothing said.</summary>
    public static Outcome None { get; } = new(null, null, default);
}

/// <summary>A variant's share.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Weight">Thousandths of a percent.</param>
public sealed record SplitWeight(string Variant, int Weight);

/// <summary>What a prerequisite must serve: true for boolean flags, else a variant's name or a value.</summary>
public sealed record Requirement(string Flag, ConstantValue Value);

/// <summary>Users and groups that are kept out.</summary>
public sealed record Exclusion(EquatableArray<string> Users, EquatableArray<string> Groups)
{
    /// <summary>Nobody.</summary>
    public static Exclusion None { get; } = new(default, default);
}

/// <summary>The users or groups that get one variant, or that are on where <paramref name="Variant"/> is null.</summary>
public sealed record AudienceList(string? Variant, EquatableArray<string> Members);

/// <summary>What one tenant gets instead.</summary>
public sealed record TenantState(
    string Id,
    bool? Enabled,
    EquatableArray<AudienceList> Users,
    EquatableArray<AudienceList> Groups,
    Exclusion Exclude,
    Outcome Outcome);

/// <summary>A condition and what it gives.</summary>
/// <param name="Name">The name, or null.</param>
/// <param name="Enabled">False where the rule is switched off.</param>
/// <param name="When">The condition.</param>
/// <param name="Outcome">Exactly one of its three.</param>
/// <param name="Salt">Its own salt, or null.</param>
/// <param name="BucketBy">Its own unit, or null.</param>
/// <param name="OtherwiseNext">True where who is not in the rollout goes on to the next rule.</param>
public sealed record Rule(string? Name, bool Enabled, Condition When, Outcome Outcome, string? Salt, string? BucketBy, bool OtherwiseNext);

/// <summary>What changes at a point in time.</summary>
/// <param name="At">The first moment, UTC.</param>
/// <param name="Enabled">Null where not said.</param>
/// <param name="Outcome">What it serves from then on.</param>
public sealed record ScheduleStep(DateTimeOffset At, bool? Enabled, Outcome Outcome);

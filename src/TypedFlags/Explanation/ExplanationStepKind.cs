namespace TypedFlags;

/// <summary>The steps of an evaluation, in their order.</summary>
public enum ExplanationStepKind
{
    /// <summary>An override in scope.</summary>
    Override,

    /// <summary>The kill switch, and the schedule that may set it.</summary>
    Enabled,

    /// <summary>The environments the flag is for.</summary>
    Environments,

    /// <summary>Another flag that this one requires.</summary>
    Prerequisite,

    /// <summary>The fixed value for everyone.</summary>
    Serve,

    /// <summary>Staff only.</summary>
    StaffOnly,

    /// <summary>Who is excluded, by the tenant or by the flag.</summary>
    Exclude,

    /// <summary>The users that are listed, by the tenant or by the flag.</summary>
    Users,

    /// <summary>The groups that are listed, by the tenant or by the flag.</summary>
    Groups,

    /// <summary>What the flag says of the context's tenant.</summary>
    Tenant,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>The percentage for everyone else.</summary>
    Rollout,

    /// <summary>The shares of the variants for everyone else.</summary>
    Split,

    /// <summary>The default.</summary>
    Default,

    /// <summary>What went wrong.</summary>
    Error,
}

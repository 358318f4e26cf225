namespace TypedFlags;

/// <summary>The properties of a flag's state.</summary>
[Flags]
internal enum StateProperties
{
    None = 0,
    Enabled = 1 << 0,
    Environments = 1 << 1,
    Requires = 1 << 2,
    StaffOnly = 1 << 3,
    Exclude = 1 << 4,
    Users = 1 << 5,
    Groups = 1 << 6,
    Tenants = 1 << 7,
    Rules = 1 << 8,
    Serve = 1 << 9,
    Rollout = 1 << 10,
    Split = 1 << 11,
    Schedule = 1 << 12,

    /// <summary>All of them.</summary>
    All = (1 << 13) - 1,

    /// <summary>What a tenant has.</summary>
    OfTenant = Enabled | Exclude | Users | Groups | Serve | Rollout | Split,

    /// <summary>What a schedule step has; and what, set by an operator's hand, drops the schedule below.</summary>
    OfStep = Enabled | Serve | Rollout | Split,

    /// <summary>What a rule has.</summary>
    OfRule = Serve | Rollout | Split,
}

/// <summary>The properties' names in the file.</summary>
internal static class StatePropertyNames
{
    private static readonly (string Name, StateProperties Property)[] Pairs =
    [
        ("enabled", StateProperties.Enabled), ("environments", StateProperties.Environments), ("requires", StateProperties.Requires),
        ("staff_only", StateProperties.StaffOnly), ("exclude", StateProperties.Exclude), ("users", StateProperties.Users),
        ("groups", StateProperties.Groups), ("tenants", StateProperties.Tenants), ("rules", StateProperties.Rules),
        ("serve", StateProperties.Serve), ("rollout", StateProperties.Rollout), ("split", StateProperties.Split),
        ("schedule", StateProperties.Schedule),
    ];

    /// <summary>The property of a name, or none.</summary>
    public static StateProperties Find(string name)
    {
        foreach ((string known, StateProperties property) in Pairs)
        {
            if (string.Equals(known, name, StringComparison.Ordinal))
            {
                return property;
            }
        }

        return StateProperties.None;
    }

    /// <summary>The names of some properties.</summary>
    public static IEnumerable<string> Of(StateProperties properties)
    {
        foreach ((string name, StateProperties property) in Pairs)
        {
            if ((properties & property) != StateProperties.None)
            {
                yield return name;
            }
        }
    }

    /// <summary>True for what only <c>flags.yaml</c> can say of a flag.</summary>
    public static bool IsDefinition(string name) => name
        is "key" or "type" or "name" or "description" or "kind" or "owner" or "tags" or "metadata" or "created" or "expires" or "deprecated"
        or "replaced_by" or "public" or "variants" or "default" or "off_variant" or "bucket_by" or "salt" or "bucketing";
}

namespace TypedFlags;

/// <content>How states are put over one another.</content>
internal sealed partial class FlagState
{
    /// <summary>
    /// Puts one provider's state over another's: later wins, property by property, tenants by id and then property. Both are changes
    /// to what the file says; null stays null until <see cref="Resolve"/>. Associative, so layers can be joined in any grouping.
    /// </summary>
    public static FlagState Layer(FlagState lower, FlagState upper)
    {
        lower = lower.WithScheduleDropped();
        upper = upper.WithScheduleDropped();
        FlagState layered = Choose(lower, upper, upper.Values | upper.Resets);
        if (upper.Mentions(StateProperties.Tenants) && (upper.Resets & StateProperties.Tenants) == StateProperties.None)
        {
            layered.Tenants = LayerTenants(lower.Tenants, upper.Tenants, Layer);
            layered.Resets |= lower.Resets & StateProperties.Tenants;
        }

        layered.OutsideLists = OutsideList.Join(lower.OutsideLists, upper.OutsideLists);

        return layered;
    }

    /// <summary>Puts the layered state of all providers over what the file says, to which null returns.</summary>
    public static FlagState Resolve(FlagState compiled, FlagState layered)
    {
        layered = layered.WithScheduleDropped();
        if (layered.Values == StateProperties.None && layered.OutsideLists is null)
        {
            return compiled;
        }

        FlagState resolved = Choose(compiled, layered, layered.Values);
        resolved.Resets = StateProperties.None;
        resolved.OutsideLists = layered.OutsideLists;
        if (layered.Has(StateProperties.Tenants))
        {
            resolved.Tenants = LayerTenants(compiled.Tenants, layered.Tenants, Resolve);
        }

        return resolved;
    }

    /// <summary>A state from a schedule step on: what the step sets, and everything else as before.</summary>
    public static FlagState ApplyStep(FlagState state, FlagState change) => Choose(state, change, change.Values);

    /// <summary>
    /// An operator's hand wins over a plan made before: a layer that sets what a schedule sets, and has no schedule itself, has an
    /// empty one.
    /// </summary>
    private FlagState WithScheduleDropped()
    {
        if (Mentions(StateProperties.Schedule) || !Has(StateProperties.OfStep))
        {
            return this;
        }

        FlagState dropped = Choose(this, this, StateProperties.None);
        dropped.Values |= StateProperties.Schedule;
        dropped.Schedule = [];
        return dropped;
    }

    /// <summary>A copy of one state, with some properties of another.</summary>
    private static FlagState Choose(FlagState lower, FlagState upper, StateProperties ofUpper)
    {
        FlagState From(StateProperties property) => (ofUpper & property) != StateProperties.None ? upper : lower;

        return new FlagState
        {
            Values = (upper.Values & ofUpper) | (lower.Values & ~ofUpper),
            Resets = (upper.Resets & ofUpper) | (lower.Resets & ~ofUpper),
            Enabled = From(StateProperties.Enabled).Enabled,
            Environments = From(StateProperties.Environments).Environments,
            Requires = From(StateProperties.Requires).Requires,
            StaffOnly = From(StateProperties.StaffOnly).StaffOnly,
            Exclude = From(StateProperties.Exclude).Exclude,
            Users = From(StateProperties.Users).Users,
            Groups = From(StateProperties.Groups).Groups,
            Tenants = From(StateProperties.Tenants).Tenants,
            Rules = From(StateProperties.Rules).Rules,
            Serve = From(StateProperties.Serve).Serve,
            Rollout = From(StateProperties.Rollout).Rollout,
            Split = From(StateProperties.Split).Split,
            Schedule = From(StateProperties.Schedule).Schedule,
            OutsideLists = lower.OutsideLists,
        };
    }

    private static Dictionary<string, FlagState> LayerTenants(
        Dictionary<string, FlagState>? lower, Dictionary<string, FlagState>? upper, Func<FlagState, FlagState, FlagState> combine)
    {
        Dictionary<string, FlagState> tenants = lower is null ? new(upper?.Count ?? 0, StringComparer.Ordinal) : new(lower, StringComparer.Ordinal);
        foreach ((string id, FlagState tenant) in upper ?? [])
        {
            tenants[id] = combine(tenants.GetValueOrDefault(id, Empty), tenant);
        }

        return tenants;
    }
}

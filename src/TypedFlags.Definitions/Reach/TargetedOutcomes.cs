namespace TypedFlags.Definitions.Reach;

/// <summary>The outcomes of the steps that look at who asks.</summary>
internal static class TargetedOutcomes
{
    /// <summary>Steps 6 and 7: some are meant, never all.</summary>
    public static void AddListsAndTenants(FlagDefinition flag, PossibleOutcomes outcomes, string off)
    {
        FlagState state = flag.State;
        AddLists(state.Exclude, state.Users, state.Groups, outcomes, off);
        foreach (TenantState tenant in state.Tenants)
        {
            AddLists(tenant.Exclude, tenant.Users, tenant.Groups, outcomes, off);
            if (tenant.Enabled is false)
            {
                outcomes.Serve(off);
            }
            else if (!AddDealt(flag, tenant.Outcome, outcomes, off))
            {
                AddTenantValue(flag, tenant, outcomes);
            }
        }
    }

    /// <summary>Step 8.</summary>
    /// <returns>True where a rule decides for all who come to it, so that no later step does.</returns>
    public static bool AddRules(FlagDefinition flag, PossibleOutcomes outcomes, string off)
    {
        foreach (Rule rule in flag.State.Rules)
        {
            if (!rule.Enabled)
            {
                continue;
            }

            bool goesOn = rule.OtherwiseNext && rule.Outcome.Rollout is { } rollout && Shares.CanBeOut(flag, rollout);
            if (rule.Outcome.Serve is { } serve)
            {
                outcomes.Serve(OutcomeName.Of(serve));
            }
            else if (rule.OtherwiseNext && rule.Outcome.Rollout is { } share)
            {
                AddWhereIn(share, outcomes);
            }
            else
            {
                AddDealt(flag, rule.Outcome, outcomes, off);
            }

            if (!goesOn && AlwaysHolds(rule.When))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Step 9, of the flag, a tenant or a rule: a rollout's or a split's outcomes.</summary>
    /// <returns>False where there is neither, so that the next step decides.</returns>
    public static bool AddDealt(FlagDefinition flag, Outcome outcome, PossibleOutcomes outcomes, string off)
    {
        foreach (string variant in Shares.OutcomesOf(flag, outcome.Split))
        {
            outcomes.Serve(variant);
        }

        if (outcome.Rollout is { } rollout)
        {
            AddWhereIn(rollout, outcomes);
            if (Shares.CanBeOut(flag, rollout))
            {
                outcomes.Serve(off);
            }
        }

        return outcome.Rollout is not null || !outcome.Split.IsEmpty;
    }

    private static void AddWhereIn(int rollout, PossibleOutcomes outcomes)
    {
        if (Shares.CanBeIn(rollout))
        {
            outcomes.Serve(OutcomeName.On);
        }
    }

    private static void AddTenantValue(FlagDefinition flag, TenantState tenant, PossibleOutcomes outcomes)
    {
        if (tenant.Outcome.Serve is { } serve)
        {
            outcomes.Serve(OutcomeName.Of(serve));
        }
        else if (tenant.Enabled is true && flag.Type == FlagValueType.Boolean)
        {
            outcomes.Serve(OutcomeName.On);
        }
    }

    private static void AddLists(
        Exclusion exclude, EquatableArray<AudienceList> users, EquatableArray<AudienceList> groups, PossibleOutcomes outcomes, string off)
    {
        if (exclude != Exclusion.None)
        {
            outcomes.Serve(off);
        }

        foreach (AudienceList list in users.Items.AddRange(groups.Items))
        {
            outcomes.Serve(list.Variant ?? OutcomeName.On);
        }
    }

    // A rule without conditions is for everyone who comes to it.
    private static bool AlwaysHolds(Condition condition) =>
        condition is Condition.All all && all.Conditions.Items.All(AlwaysHolds);
}

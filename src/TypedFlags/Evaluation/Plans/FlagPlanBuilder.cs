namespace TypedFlags;

/// <summary>Makes a plan of a definition and its state: every result and bucketer beforehand, so that evaluating only chooses.</summary>
internal static class FlagPlanBuilder
{
    public static FlagPlan Build(FlagDefinition definition, FlagState state, string environment, bool isStale)
    {
        FlagPlan plan = new(definition, environment, isStale)
        {
            IsInEnvironment = IsInEnvironment(state, environment),
            Environments = state.Environments is { Length: > 0 } environments ? environments : null,
            Requires = state.Requires ?? [],
        };
        plan.Staff = state.StaffOnly is true && definition.Type == FlagType.Boolean ? plan.Match(definition.Outcomes[1]) : null;
        plan.HasOutsideLists = state.OutsideLists is not null;
        plan.Lists = AudienceLists.From(plan, state, OutsideList.OfFlag(state.OutsideLists));
        plan.Tenants = BuildTenants(plan, state);
        BuildRules(plan, state);
        plan.HasTargeting = plan.Staff is not null || plan.Lists is not null || plan.Tenants is not null || plan.Rules.Length > 0;
        plan.Phases = BuildPhases(plan, state);
        plan.Constant = plan.Phases.Length == 1 ? plan.Phases[0].Constant : null;
        plan.Plain = plan.Phases is [{ Constant: null, Serve: null } only] && plan.Requires.Length == 0 && plan.Staff is null && !plan.HasOutsideLists ? only : null;
        plan.PlainDistribution = plan.Plain?.Distribution;
        if (plan is { Plain.Distribution: null or { IsByUserOnly: true }, Tenants: null })
        {
            plan.IsByUserOnly = plan is { Rules: [], Lists: null or { IsOfOneListOfUsers: true } };
            if (plan is { Lists: null, Rules: [{ Comparison: { DeclaredId: >= 0 } comparison, Serve: { } serve }] })
            {
                plan.OnlyComparison = comparison;
                plan.OnlyServe = serve;
            }
        }

        return plan;
    }

    private static bool IsInEnvironment(FlagState state, string environment)
    {
        if (state.Environments is not { Length: > 0 } environments)
        {
            return true;
        }

        foreach (string one in environments)
        {
            if (string.Equals(one, environment, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, TenantPlan>? BuildTenants(FlagPlan plan, FlagState state)
    {
        FlagDefinition definition = plan.Definition;
        Dictionary<string, TenantPlan>? tenants = null;
        ILookup<string?, OutsideList>? outside = state.OutsideLists?.ToLookup(static list => list.List.TenantId, StringComparer.Ordinal);
        foreach ((string id, FlagState tenant) in WithThoseOfLists(state))
        {
            FlagOutcome? on = tenant.Serve ?? (tenant.Enabled is true && definition.Type == FlagType.Boolean ? definition.Outcomes[1] : null);
            TenantPlan ofTenant = new(
                AudienceLists.From(plan, tenant, outside is null ? [] : [.. outside[id]]),
                tenant.Enabled is false ? plan.Match(definition.Off) : null,
                BuildDistribution(plan, tenant, ruleName: null, salt: null, bucketBy: null, otherwiseNext: false),
                on is null ? null : plan.Match(on));

            // A tenant about which nothing is said is not targeting.
            if (ofTenant.Lists is not null || ofTenant.Disabled is not null || ofTenant.Distribution is not null || ofTenant.On is not null)
            {
                tenants ??= new Dictionary<string, TenantPlan>(StringComparer.Ordinal);
                tenants.Add(id, ofTenant);
            }
        }

        return tenants;
    }

    /// <summary>The tenants of which something is said, and those that have but a list kept outside.</summary>
    private static IEnumerable<KeyValuePair<string, FlagState>> WithThoseOfLists(FlagState state)
    {
        Dictionary<string, FlagState> tenants = state.Tenants ?? [];
        return state.OutsideLists is null
            ? tenants
            : tenants.Concat(state.OutsideLists.Select(static list => list.List.TenantId).OfType<string>().Distinct(StringComparer.Ordinal)
                .Where(id => !tenants.ContainsKey(id)).Select(static id => KeyValuePair.Create(id, FlagState.Empty)));
    }

    private static void BuildRules(FlagPlan plan, FlagState state)
    {
        List<RulePlan> rules = [];
        List<UnusedRule>? unused = null;
        int number = 0;
        foreach (RuleState rule in state.Rules ?? [])
        {
            number++;
            if (rule.Enabled)
            {
                rules.Add(new RulePlan(
                    number,
                    rule.Name,
                    rule.When,
                    rule.Outcome.Serve is { } serve ? plan.ToResult(serve, FlagReason.TargetingMatch, rule.Name) : null,
                    BuildDistribution(plan, rule.Outcome, rule.Name, rule.Salt, rule.BucketBy, rule.OtherwiseNext)));
            }
            else
            {
                (unused ??= []).Add(new UnusedRule(number, rule.Name));
            }
        }

        plan.Rules = [.. rules];
        plan.UnusedRules = unused?.ToArray() ?? [];
    }

    private static Distribution? BuildDistribution(
        FlagPlan plan, FlagState state, string? ruleName, string? salt, AttributeDeclaration? bucketBy, bool otherwiseNext)
    {
        FlagDefinition definition = plan.Definition;
        bool isSplit = state.Split is not null && definition.HasVariants;
        if (!isSplit && (state.Rollout is null || definition.Type != FlagType.Boolean))
        {
            return null;
        }

        Bucketer bucketer = new(definition.Bucketing, definition.Key, salt ?? definition.Salt);
        AttributeDeclaration unit = bucketBy ?? FindUnit(definition);
        EvaluationResult ToResult(FlagOutcome outcome) => plan.ToResult(outcome, FlagReason.Split, ruleName);

        if (isSplit)
        {
            EvaluationResult[] shares = new EvaluationResult[definition.Outcomes.Length];
            for (int variant = 0; variant < shares.Length; variant++)
            {
                shares[variant] = ToResult(definition.Outcomes[variant]);
            }

            return Distribution.ForSplit(bucketer, unit, state.Split!, shares, ToResult(definition.Default));
        }

        return Distribution.ForRollout(
            bucketer, unit, state.Rollout.GetValueOrDefault(), ToResult(definition.Outcomes[1]), otherwiseNext ? null : ToResult(definition.Off));
    }

    /// <summary>Most flags count by user, and need not read what attributes there are.</summary>
    private static AttributeDeclaration FindUnit(FlagDefinition definition) =>
        definition.BucketBy is { } name && definition.Definitions.Context.FindUnit(name) is { } unit ? unit : AttributeDeclaration.User;

    private static FlagPhase[] BuildPhases(FlagPlan plan, FlagState state)
    {
        ScheduleStepState[] steps = state.Schedule ?? [];
        List<FlagPhase> phases = [BuildPhase(plan, state, FlagState.Empty, long.MinValue, isLast: steps.Length == 0)];
        FlagState current = state;
        FlagState change = FlagState.Empty;
        for (int index = 0; index < steps.Length; index++)
        {
            // Each property takes its last begun step: a step is a layer over those before it.
            current = FlagState.ApplyStep(current, steps[index].Change);
            change = FlagState.ApplyStep(change, steps[index].Change);
            bool isLast = index == steps.Length - 1;
            if (isLast || steps[index + 1].AtUtcTicks > steps[index].AtUtcTicks)
            {
                phases.Add(BuildPhase(plan, current, change, steps[index].AtUtcTicks, isLast));
                change = FlagState.Empty;
            }
        }

        return [.. phases];
    }

    private static FlagPhase BuildPhase(FlagPlan plan, FlagState state, FlagState change, long startTicks, bool isLast)
    {
        FlagDefinition definition = plan.Definition;
        bool isEnabled = state.Enabled ?? true;
        EvaluationResult? serve = state.Serve is { } served ? plan.ToResult(served, FlagReason.Static) : null;
        Distribution? distribution = BuildDistribution(plan, state, ruleName: null, salt: null, bucketBy: null, otherwiseNext: false);

        // A step still to come counts: the answer may change without anybody touching the flag.
        bool couldApply = plan.HasTargeting || plan.Requires.Length > 0 || state.Environments is { Length: > 0 } || !isLast;
        EvaluationResult rest = plan.ToResult(
            distribution?.ConstantOutcome ?? definition.Default, couldApply ? FlagReason.Default : FlagReason.Static);
        Distribution? forAll = distribution?.ConstantOutcome is null ? null : distribution;
        distribution = forAll is null ? distribution : null;

        EvaluationResult? constant = null;
        if (!isEnabled || !plan.IsInEnvironment)
        {
            constant = plan.Disabled;
        }
        else if (plan.Requires.Length == 0)
        {
            constant = serve ?? (plan.HasTargeting || distribution is not null ? null : rest);
        }

        return new FlagPhase
        {
            StartTicks = startTicks,
            Enabled = isEnabled,
            Serve = serve,
            Distribution = distribution,
            Rest = rest,
            Constant = constant,
            ForAll = forAll,
            Change = change,
        };
    }
}

namespace TypedFlags;

/// <summary>The evaluation order. The first step that decides wins.</summary>
internal static class FlagEvaluator
{
    /// <summary>Evaluates all steps, an override in scope included. Never throws.</summary>
    /// <param name="plan">The flag.</param>
    /// <param name="context">Who it is for.</param>
    /// <param name="scope">The engine around it.</param>
    public static EvaluationResult Evaluate<TContext>(FlagPlan plan, in TContext context, EvaluationScope scope)
        where TContext : struct, IFlagContextAdapter
    {
        // Step 1.
        if (scope.TryGetOverride(plan.Definition, out EvaluationResult? overridden))
        {
            return overridden;
        }

        if (plan.Constant is { } constant)
        {
            return constant;
        }

        EvaluationFrame frame = new(scope, plan.Environment);
        try
        {
            return EvaluatePlan(plan, in context, ref frame);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Only the application's own properties, read in place, can throw in here.
            return plan.Fail(
                FlagErrorCode.InvalidContext,
                $"The context of the flag '{plan.Definition.Key}' could not be read: {exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>Steps 2 to 10.</summary>
    private static EvaluationResult EvaluatePlan<TContext>(FlagPlan plan, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
    {
        FlagPhase phase = plan.Phases.Length == 1 ? plan.Phases[0] : FindPhase(plan.Phases, frame.NowTicks);
        if (phase.Constant is { } constant)
        {
            // Steps 2 and 3, and whatever else is the same for everyone.
            return constant;
        }

        // Step 4.
        if (plan.Requires.Length > 0 && CheckPrerequisites(plan, in context, ref frame) is { } failed)
        {
            return failed;
        }

        if (phase.Serve is { } serve)
        {
            return serve;
        }

        // Step 5.
        if (plan.Staff is { } staff)
        {
            return context.IsStaff ? staff : plan.Off;
        }

        // Steps 6 to 8.
        if (plan.HasTargeting && FindTarget(plan, in context, ref frame) is { } target)
        {
            return target;
        }

        // Steps 9 and 10.
        return phase.Distribution?.Decide(in context, ref frame) ?? phase.Rest;
    }

    private static FlagPhase FindPhase(FlagPhase[] phases, long nowTicks)
    {
        int last = phases.Length - 1;
        while (last > 0 && phases[last].StartTicks > nowTicks)
        {
            last--;
        }

        return phases[last];
    }

    private static EvaluationResult? FindTarget<TContext>(FlagPlan plan, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
    {
        TenantPlan? tenant = null;
        if (plan.Tenants is { } tenants && context.Tenant is { Kind: not AttributeValueKind.None } tenantId)
        {
            tenants.TryGetValue(tenantId.ToString(), out tenant);
        }

        // Step 6.
        if (plan.Lists is not null || tenant?.Lists is not null)
        {
            Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
            AttributeValue key = context.TargetingKey;
            bool hasUser = key.TryGetKeyText(buffer, out ReadOnlySpan<char> user);
            AttributeValue groupsValue = context.Groups;
            ReadOnlySpan<string?> groups = groupsValue.AsSpan();
            if (tenant?.Lists?.Excludes(user, hasUser, groups) is true || plan.Lists?.Excludes(user, hasUser, groups) is true)
            {
                return plan.Off;
            }

            if ((tenant?.Lists?.Find(user, hasUser, groups) ?? plan.Lists?.Find(user, hasUser, groups)) is { } listed)
            {
                return listed;
            }
        }

        // Step 7.
        if (tenant is not null
            && (tenant.Disabled ?? tenant.Distribution?.Decide(in context, ref frame) ?? tenant.On) is { } ofTenant)
        {
            return ofTenant;
        }

        // Step 8.
        foreach (RulePlan rule in plan.Rules)
        {
            if (ConditionEvaluator.Matches(rule.When, in context, ref frame)
                && (rule.Serve ?? rule.Distribution?.Decide(in context, ref frame)) is { } ruled)
            {
                return ruled;
            }
        }

        return null;
    }

    /// <summary>Null where every prerequisite is served as required.</summary>
    private static EvaluationResult? CheckPrerequisites<TContext>(FlagPlan plan, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
    {
        foreach (RequirementState requirement in plan.Requires)
        {
            EvaluationResult result = EvaluateRequired(plan, requirement.Flag, in context, ref frame);
            if (frame.Trail is { IsCurrentInCycle: true })
            {
                return plan.Fail(
                    FlagErrorCode.General,
                    $"The prerequisites of the flag '{plan.Definition.Key}' lead back to it, by way of '{requirement.Flag.Key}'. Change 'requires' of one of them.");
            }

            if (result.Reason is FlagReason.Disabled or FlagReason.PrerequisiteFailed or FlagReason.Error
                || !requirement.Value.IsSameAs(result.Outcome))
            {
                return plan.PrerequisiteFailed;
            }
        }

        return null;
    }

    private static EvaluationResult EvaluateRequired<TContext>(
        FlagPlan requiring, FlagDefinition required, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
    {
        if (frame.Scope.TryGetOverride(required, out EvaluationResult? overridden))
        {
            return overridden;
        }

        FlagPlan plan = frame.Scope.GetPlan(required);
        if (plan.Constant is { } constant)
        {
            return constant;
        }

        if (plan.Requires.Length == 0)
        {
            return EvaluatePlan(plan, in context, ref frame);
        }

        PrerequisiteTrail trail = frame.Trail ??= new PrerequisiteTrail();
        if (trail.IsEmpty)
        {
            trail.TryEnter(requiring.Definition);
        }

        if (trail.TryGetDone(required, out EvaluationResult? done))
        {
            return done;
        }

        if (!trail.TryEnter(required))
        {
            return plan.Fail(FlagErrorCode.General, $"The prerequisites of the flag '{required.Key}' lead back to it, or are nested too deeply.");
        }

        EvaluationResult result = EvaluatePlan(plan, in context, ref frame);
        trail.Leave(required, result);
        return result;
    }
}

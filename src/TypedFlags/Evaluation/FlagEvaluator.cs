namespace TypedFlags;

/// <summary>
/// The evaluation order. The first step that decides wins. Explaining is the same code with <see cref="Traced"/> for the type parameter
/// TTrace: what it says can't differ from what is served.
/// </summary>
internal static partial class FlagEvaluator
{
    /// <summary>Evaluates all steps, an override in scope included. Never throws.</summary>
    /// <param name="plan">The flag.</param>
    /// <param name="context">Who it is for.</param>
    /// <param name="scope">The engine around it.</param>
    public static EvaluationResult Evaluate<TContext>(FlagPlan plan, in TContext context, EvaluationScope scope)
        where TContext : struct, IFlagContextAdapter =>
        Evaluate<TContext, Untraced>(plan, in context, scope, trace: null);

    /// <summary>The same, and tells a trace each step.</summary>
    /// <param name="plan">The flag.</param>
    /// <param name="context">Who it is for.</param>
    /// <param name="scope">The engine around it.</param>
    /// <param name="trace">A new trace, for this evaluation only.</param>
    public static EvaluationResult Evaluate<TContext>(FlagPlan plan, in TContext context, EvaluationScope scope, EvaluationTrace trace)
        where TContext : struct, IFlagContextAdapter =>
        Evaluate<TContext, Traced>(plan, in context, scope, trace);

    private static EvaluationResult Evaluate<TContext, TTrace>(
        FlagPlan plan, in TContext context, EvaluationScope scope, EvaluationTrace? trace)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        // Step 1.
        if (scope.TryGetOverride(plan.Definition, out EvaluationResult? overridden))
        {
            if (TTrace.IsOn)
            {
                trace!.Override(overridden);
            }

            return overridden;
        }

        if (plan.Constant is { } constant)
        {
            if (TTrace.IsOn)
            {
                trace!.Constant(plan, plan.Phases[0], constant);
            }

            return constant;
        }

        return EvaluateGuarded<TContext, TTrace>(plan, in context, scope, trace);
    }

    private static EvaluationResult EvaluateGuarded<TContext, TTrace>(
        FlagPlan plan, in TContext context, EvaluationScope scope, EvaluationTrace? trace)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        EvaluationFrame frame = TTrace.IsOn
            ? new(scope, plan.Environment) { Trace = trace, NowTicks = trace!.NowTicks }
            : new(scope, plan.Environment);
        try
        {
            return EvaluatePlan<TContext, TTrace>(plan, in context, ref frame);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            EvaluationResult failed = FailUnreadable(plan, exception);
            if (TTrace.IsOn)
            {
                trace!.Unreadable(failed);
            }

            return failed;
        }
        finally
        {
            if (frame.Trail is { } trail)
            {
                PrerequisiteTrail.Return(trail);
            }
        }
    }

    /// <summary>Steps 2 to 10.</summary>
    private static EvaluationResult EvaluatePlan<TContext, TTrace>(FlagPlan plan, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        if (!TTrace.IsOn && plan.Plain is not null)
        {
            return EvaluatePlain(plan, in context, ref frame);
        }

        FlagPhase phase = plan.Phases.Length == 1 ? plan.Phases[0] : FindPhase(plan.Phases, frame.NowTicks);
        if (phase.Constant is { } constant)
        {
            // Steps 2 and 3, and whatever else is the same for everyone.
            if (TTrace.IsOn)
            {
                frame.Trace!.Constant(plan, phase, constant);
            }

            return constant;
        }

        if (TTrace.IsOn)
        {
            frame.Trace!.Begin(plan, phase);
        }

        // Step 4.
        if (plan.Requires.Length > 0 && CheckPrerequisites<TContext, TTrace>(plan, in context, ref frame) is { } failed)
        {
            return failed;
        }

        if (phase.Serve is { } serve)
        {
            if (TTrace.IsOn)
            {
                frame.Trace!.Serve(serve);
            }

            return serve;
        }

        // Step 5.
        if (plan.Staff is { } staff)
        {
            EvaluationResult ofStaff = context.IsStaff ? staff : plan.Off;
            if (TTrace.IsOn)
            {
                frame.Trace!.StaffOnly(ReferenceEquals(ofStaff, staff), ofStaff);
            }

            return ofStaff;
        }

        // Steps 6 to 8.
        if (plan.HasTargeting && FindTarget<TContext, TTrace>(plan, in context, ref frame) is { } target)
        {
            return target;
        }

        // Steps 9 and 10.
        EvaluationResult? distributed = phase.Distribution?.Decide<TContext, TTrace>(in context, ref frame);
        if (TTrace.IsOn)
        {
            frame.Trace!.Rest(phase, distributed);
        }

        return distributed ?? phase.Rest;
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

    private static EvaluationResult? FindTarget<TContext, TTrace>(FlagPlan plan, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        TenantPlan? tenant = plan.Tenants is null ? null : FindTenant<TContext, TTrace>(plan.Tenants, in context, ref frame);

        // Step 6.
        if ((plan.Lists is not null || tenant?.Lists is not null)
            && FindListed<TContext, TTrace>(plan, tenant, in context, ref frame) is { } listed)
        {
            return listed;
        }

        // Step 7.
        if (tenant is not null || (TTrace.IsOn && plan.Tenants is not null))
        {
            EvaluationResult? ofTenant = tenant?.Disabled ?? tenant?.Distribution?.Decide<TContext, TTrace>(in context, ref frame) ?? tenant?.On;
            if (TTrace.IsOn)
            {
                frame.Trace!.Tenant(tenant, ofTenant);
            }

            if (ofTenant is not null)
            {
                return ofTenant;
            }
        }

        // Step 8.
        foreach (RulePlan rule in plan.Rules)
        {
            if (TTrace.IsOn)
            {
                frame.Trace!.EnterRule(rule);
            }

            EvaluationResult? ruled = ConditionEvaluator.Matches<TContext, TTrace>(rule.When, in context, ref frame)
                ? rule.Serve ?? rule.Distribution?.Decide<TContext, TTrace>(in context, ref frame)
                : null;
            if (TTrace.IsOn)
            {
                frame.Trace!.LeaveRule(ruled);
            }

            if (ruled is not null)
            {
                return ruled;
            }
        }

        return null;
    }
}

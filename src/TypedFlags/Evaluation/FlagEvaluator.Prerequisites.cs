namespace TypedFlags;

/// <content>Step 4: other flags come first.</content>
internal static partial class FlagEvaluator
{
    /// <summary>Null where every prerequisite is served as required.</summary>
    private static EvaluationResult? CheckPrerequisites<TContext, TTrace>(FlagPlan plan, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        foreach (RequirementState requirement in plan.Requires)
        {
            if (TTrace.IsOn)
            {
                frame.Trace!.EnterPrerequisite(requirement);
            }

            EvaluationResult result = EvaluateRequired<TContext, TTrace>(plan, requirement.Flag, in context, ref frame);
            EvaluationResult? failed = null;
            if (frame.Trail is { IsCurrentInCycle: true })
            {
                failed = plan.Fail(
                    FlagErrorCode.General,
                    $"The prerequisites of the flag '{plan.Definition.Key}' lead back to it, by way of '{requirement.Flag.Key}'. Change 'requires' of one of them.");
            }
            else if (result.Reason is FlagReason.Disabled or FlagReason.PrerequisiteFailed or FlagReason.Error
                || !requirement.Value.IsSameAs(result.Outcome))
            {
                failed = plan.PrerequisiteFailed;
            }

            if (TTrace.IsOn)
            {
                frame.Trace!.LeavePrerequisite(result, failed);
            }

            if (failed is not null)
            {
                return failed;
            }
        }

        return null;
    }

    private static EvaluationResult EvaluateRequired<TContext, TTrace>(
        FlagPlan requiring, FlagDefinition required, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        if (frame.Scope.TryGetOverride(required, out EvaluationResult? overridden))
        {
            if (TTrace.IsOn)
            {
                frame.Trace!.Override(overridden);
            }

            return overridden;
        }

        FlagPlan plan = frame.Scope.GetPlan(required);
        if (plan.Constant is { } constant)
        {
            if (TTrace.IsOn)
            {
                frame.Trace!.Constant(plan, plan.Phases[0], constant);
            }

            return constant;
        }

        if (plan.Requires.Length == 0)
        {
            return EvaluatePlan<TContext, TTrace>(plan, in context, ref frame);
        }

        PrerequisiteTrail trail = frame.Trail ??= PrerequisiteTrail.Rent();
        if (trail.IsEmpty)
        {
            trail.TryEnter(requiring.Definition);
        }

        if (trail.TryGetDone(required, out EvaluationResult? done))
        {
            if (TTrace.IsOn)
            {
                frame.Trace!.AlreadyEvaluated();
            }

            return done;
        }

        if (!trail.TryEnter(required))
        {
            EvaluationResult failed =
                plan.Fail(FlagErrorCode.General, $"The prerequisites of the flag '{required.Key}' lead back to it, or are nested too deeply.");
            if (TTrace.IsOn)
            {
                frame.Trace!.Fail(failed);
            }

            return failed;
        }

        EvaluationResult result = EvaluatePlan<TContext, TTrace>(plan, in context, ref frame);
        trail.Leave(required, result);
        return result;
    }
}

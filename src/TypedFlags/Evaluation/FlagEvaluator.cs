namespace TypedFlags;

/// <summary>The evaluation order.</summary>
internal static class FlagEvaluator
{
    /// <summary>Evaluates all steps, an override in scope included. Never throws.</summary>
    public static EvaluationResult Evaluate<TContext>(FlagPlan plan, in TContext context, EvaluationScope scope)
        where TContext : struct, IFlagContextAdapter => throw new NotSupportedException();
}

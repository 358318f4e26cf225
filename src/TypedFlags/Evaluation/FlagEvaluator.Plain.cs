using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <content>
/// The short ways of the plans that most flags have: no schedule, prerequisites or staff, so that only steps 6 and 8 to 10 are left. They
/// decide what the long way decides; what is inlined and what is not has been measured (docs/performance.md).
/// </content>
internal static partial class FlagEvaluator
{
    /// <summary>
    /// The shortest way: for a plan that needs nothing of the state around it, and a context whose key and attribute can be read as they are.
    /// </summary>
    /// <returns>The answer; null where it takes <see cref="EvaluateFromStep2"/> to know.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EvaluationResult? TryEvaluateAlone<TContext>(FlagPlan plan, in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        if (plan.OnlyComparison is { } comparison)
        {
            if (Holds(comparison, in context) is not { } holds)
            {
                return null;
            }

            if (holds)
            {
                return plan.OnlyServe;
            }

            if (plan.PlainDistribution is null)
            {
                return plan.Plain!.Rest;
            }
        }

        return ReadUser(in context) is { Length: > 0 } user
            ? plan.Lists?.FindInOneList(user) ?? plan.PlainDistribution?.DecideFor(user) ?? plan.Plain!.Rest
            : null;
    }

    /// <summary>
    /// Evaluates for who knows already that no override is in scope and that the plan is not constant. Never throws.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static EvaluationResult EvaluateFromStep2<TContext>(FlagPlan plan, in TContext context, EvaluationScope scope)
        where TContext : struct, IFlagContextAdapter
    {
        if (plan.Plain is null)
        {
            return EvaluateGuarded<TContext, Untraced>(plan, in context, scope, trace: null);
        }

        EvaluationFrame frame = new(scope, plan.Environment);
        try
        {
            return EvaluatePlain(plan, in context, ref frame);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return FailUnreadable(plan, exception);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static EvaluationResult EvaluatePlain<TContext>(FlagPlan plan, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
    {
        EvaluationResult? target = plan.Tenants is not null ? FindTarget<TContext, Untraced>(plan, in context, ref frame)
            : plan.HasTargeting ? FindPlainTarget(plan, in context, ref frame)
            : null;
        return target ?? plan.PlainDistribution?.Decide<TContext, Untraced>(in context, ref frame) ?? plan.Plain!.Rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static EvaluationResult? FindPlainTarget<TContext>(FlagPlan plan, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
    {
        if (plan.Lists is not null && FindListed<TContext, Untraced>(plan, tenant: null, in context, ref frame) is { } listed)
        {
            return listed;
        }

        foreach (RulePlan rule in plan.Rules)
        {
            bool matches = rule.Comparison is { } comparison
                ? ConditionEvaluator.Compare(comparison, in context, ref frame)
                : ConditionEvaluator.Matches<TContext, Untraced>(rule.When, in context, ref frame);
            if (matches && (rule.Serve ?? rule.Distribution?.Decide<TContext, Untraced>(in context, ref frame)) is { } ruled)
            {
                return ruled;
            }
        }

        return null;
    }

    /// <summary>The targeting key, where it is text and can be read; of the own types an application has, a property may throw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static string? ReadUser<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter => typeof(TContext) == typeof(FlagContextReader)
            ? Unsafe.As<TContext, FlagContextReader>(ref Unsafe.AsRef(in context)).UserId
            : ReadOwnUser(in context);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? ReadOwnUser<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        try
        {
            return context.TargetingKey.HeldText;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // It is read again the long way, and the answer says what was wrong.
            return null;
        }
    }

    /// <summary>Whether a comparison of a declared attribute holds; null where it can't be made.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool? Holds<TContext>(ComparisonCondition comparison, in TContext context)
        where TContext : struct, IFlagContextAdapter
    {
        try
        {
            return ConditionEvaluator.TryCompareDeclared(comparison, in context, out bool holds) ? holds : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // It is read again the long way, and the answer says what was wrong.
            return null;
        }
    }

    /// <summary>Only the application's own properties, read in place, can throw in an evaluation.</summary>
    private static EvaluationResult FailUnreadable(FlagPlan plan, Exception exception) => plan.Fail(
        FlagErrorCode.InvalidContext,
        $"The context of the flag '{plan.Definition.Key}' could not be read: {exception.GetType().Name}: {exception.Message}");
}

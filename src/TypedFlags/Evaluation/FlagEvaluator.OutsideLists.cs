using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <content>Step 6 of flags with lists that are kept outside: the same, with what was looked up before of the user.</content>
internal static partial class FlagEvaluator
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static EvaluationResult? FindListedOutside<TContext, TTrace>(
        FlagPlan plan, TenantPlan? tenant, scoped ReadOnlySpan<char> user, bool hasUser, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        AttributeValue groups = plan.Lists?.HasGroups is true || tenant?.Lists?.HasGroups is true ? context.Groups : default;
        PreparedMemberships? prepared = hasUser ? FindMemberships(in context, user) : null;
        if (TTrace.IsOn)
        {
            frame.Trace!.Lists(plan, tenant, user, hasUser, in groups, prepared);
        }

        if (tenant?.Lists?.Excludes(user, hasUser, in groups, prepared) is true || plan.Lists?.Excludes(user, hasUser, in groups, prepared) is true)
        {
            return plan.Off;
        }

        return tenant?.Lists?.Find(user, hasUser, in groups, prepared) ?? plan.Lists?.Find(user, hasUser, in groups, prepared);
    }

    /// <summary>What was looked up of a user: with this context, or in a scope around it. Never what was looked up of another user.</summary>
    private static PreparedMemberships? FindMemberships<TContext>(in TContext context, ReadOnlySpan<char> user)
        where TContext : struct, IFlagContextAdapter
    {
        if (typeof(TContext) == typeof(FlagContextReader)
            && Unsafe.As<TContext, FlagContextReader>(ref Unsafe.AsRef(in context)).Memberships is { } own
            && own.IsOf(user))
        {
            return own;
        }

        return FlagContextScope.FindMemberships(user);
    }
}

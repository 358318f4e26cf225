namespace TypedFlags;

/// <content>Step 6: tenants and lists. Keys that are text are looked up as they are; a buffer is only for those that are not.</content>
internal static partial class FlagEvaluator
{
    private static TenantPlan? FindTenant<TContext, TTrace>(Dictionary<string, TenantPlan> tenants, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        AttributeValue id = context.Tenant;
        if (id.Kind == AttributeValueKind.None)
        {
            return null;
        }

        if (TTrace.IsOn)
        {
            frame.Trace!.TenantId = id.ToString();
        }

        return id.HeldText is { } text ? tenants.GetValueOrDefault(text) : FindWrittenTenant(tenants, in id);
    }

    private static TenantPlan? FindWrittenTenant(Dictionary<string, TenantPlan> tenants, in AttributeValue id)
    {
        Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
        TenantPlan? tenant;
        if (id.TryGetKeyText(buffer, out ReadOnlySpan<char> text))
        {
            tenants.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out tenant);
        }
        else
        {
            tenants.TryGetValue(id.ToString(), out tenant);
        }

        return tenant;
    }

    private static EvaluationResult? FindListed<TContext, TTrace>(FlagPlan plan, TenantPlan? tenant, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        // The key is not kept in a variable: copying values is what would take longest here.
        return context.TargetingKey.HeldText is { } user
            ? FindListed<TContext, TTrace>(plan, tenant, user, hasUser: true, in context, ref frame)
            : FindWritten<TContext, TTrace>(plan, tenant, in context, ref frame);
    }

    private static EvaluationResult? FindWritten<TContext, TTrace>(
        FlagPlan plan, TenantPlan? tenant, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        Span<char> buffer = stackalloc char[AttributeValue.KeyTextLength];
        bool hasUser = context.TargetingKey.TryGetKeyText(buffer, out ReadOnlySpan<char> user);
        return FindListed<TContext, TTrace>(plan, tenant, user, hasUser, in context, ref frame);
    }

    private static EvaluationResult? FindListed<TContext, TTrace>(
        FlagPlan plan, TenantPlan? tenant, scoped ReadOnlySpan<char> user, bool hasUser, in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        if (plan.HasOutsideLists)
        {
            return FindListedOutside<TContext, TTrace>(plan, tenant, user, hasUser, in context, ref frame);
        }

        // Groups are read only where somebody lists any.
        if (plan.Lists?.HasGroups is not true && tenant?.Lists?.HasGroups is not true)
        {
            AttributeValue none = default;
            return FindListed<TTrace>(plan, tenant, user, hasUser, in none, ref frame);
        }

        AttributeValue groups = context.Groups;
        return FindListed<TTrace>(plan, tenant, user, hasUser, in groups, ref frame);
    }

    private static EvaluationResult? FindListed<TTrace>(
        FlagPlan plan, TenantPlan? tenant, scoped ReadOnlySpan<char> user, bool hasUser, in AttributeValue groups, ref EvaluationFrame frame)
        where TTrace : struct, IEvaluationTrace
    {
        if (TTrace.IsOn)
        {
            frame.Trace!.Lists(plan, tenant, user, hasUser, in groups);
        }

        if (tenant?.Lists?.Excludes(user, hasUser, in groups) is true || plan.Lists?.Excludes(user, hasUser, in groups) is true)
        {
            return plan.Off;
        }

        return tenant?.Lists?.Find(user, hasUser, in groups) ?? plan.Lists?.Find(user, hasUser, in groups);
    }
}

namespace TypedFlags;

/// <content>Step 6: who is excluded, and who is listed.</content>
internal sealed partial class EvaluationTrace
{
    /// <summary>What the lists say of a user, told before they are asked: which of them decides follows from what is in them.</summary>
    public void Lists(
        FlagPlan plan, TenantPlan? tenant, ReadOnlySpan<char> user, bool hasUser, in AttributeValue groups, PreparedMemberships? prepared = null)
    {
        AudienceQuestion asked = new(hasUser ? user.ToString() : null, in groups, prepared);
        string ofTenant = TenantId is null ? string.Empty : $" of tenant {OutcomeText.Quote(TenantId)}";
        _ = tenant?.Lists?.DescribeExcluded(_flag, ofTenant, in asked, plan.Off) is true
            || plan.Lists?.DescribeExcluded(_flag, string.Empty, in asked, plan.Off) is true
            || tenant?.Lists?.DescribeListed(_flag, ofTenant, in asked) is true
            || plan.Lists?.DescribeListed(_flag, string.Empty, in asked) is true;
    }
}

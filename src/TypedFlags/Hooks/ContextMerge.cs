namespace TypedFlags;

/// <summary>Lays one context over another, as OpenFeature merges what a hook returns.</summary>
internal static class ContextMerge
{
    public static FlagContext Merge(FlagContext below, FlagContext above)
    {
        if (ReferenceEquals(below, above))
        {
            return below;
        }

        FlagContext merged = new(above.TargetingKey ?? below.TargetingKey)
        {
            TenantId = above.TenantId ?? below.TenantId,
            Groups = above.Groups.Count > 0 ? above.Groups : below.Groups,
            IsStaff = below.IsStaff || above.IsStaff,
            Attributes = [.. below.Attributes, .. above.Attributes],
        };

        // What was looked up of one user says nothing of another.
        PreparedMemberships? memberships = OfUser(above.Memberships, merged) ?? OfUser(below.Memberships, merged);
        return memberships is null ? merged : merged.With(memberships);
    }

    private static PreparedMemberships? OfUser(PreparedMemberships? memberships, FlagContext context) =>
        memberships?.IsOf(context.TargetingKey) is true ? memberships : null;
}

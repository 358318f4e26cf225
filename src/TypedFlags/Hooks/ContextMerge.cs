namespace TypedFlags;

/// <summary>Lays one context over another, as OpenFeature merges what a hook returns.</summary>
internal static class ContextMerge
{
    public static FlagContext Merge(FlagContext below, FlagContext above) => ReferenceEquals(below, above)
        ? below
        : new FlagContext(above.TargetingKey ?? below.TargetingKey)
        {
            TenantId = above.TenantId ?? below.TenantId,
            Groups = above.Groups.Count > 0 ? above.Groups : below.Groups,
            IsStaff = below.IsStaff || above.IsStaff,
            Attributes = [.. below.Attributes, .. above.Attributes],
        };
}

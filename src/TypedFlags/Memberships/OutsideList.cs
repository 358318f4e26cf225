namespace TypedFlags;

/// <summary>A list kept outside, as part of a flag's state.</summary>
/// <param name="Source">Who knows who is in it.</param>
/// <param name="List">The list, as the source calls it.</param>
/// <param name="Outcome">What it is for; null where it says who is excluded.</param>
internal sealed record OutsideList(FlagMembershipSource Source, FlagUserList List, FlagOutcome? Outcome)
{
    /// <summary>The lists of two layers: both.</summary>
    public static OutsideList[]? Join(OutsideList[]? lower, OutsideList[]? upper) =>
        lower is null ? upper : upper is null ? lower : [.. lower, .. upper];

    /// <summary>Those of the flag itself, and of no tenant.</summary>
    public static OutsideList[] OfFlag(OutsideList[]? lists) => lists is null ? [] : Array.FindAll(lists, static one => one.List.TenantId is null);

    /// <summary>True where a user is known to be in any of them.</summary>
    public static bool AnyHas(OutsideList[] lists, PreparedMemberships? prepared)
    {
        if (prepared is not null)
        {
            foreach (OutsideList list in lists)
            {
                if (prepared.Find(list) == ListAnswer.Listed)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

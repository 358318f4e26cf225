namespace TypedFlags;

/// <summary>
/// A list of users that is kept outside of the flags' state, because it is too large for the memory of every node. It is part of the list of the same place
/// in the state: who is in either is listed.
/// </summary>
/// <param name="FlagKey">The flag. Upper and lower case, and <c>-</c> and <c>_</c>, are the same where no flag is called exactly so.</param>
/// <param name="TenantId">The tenant whose list it is; null for the flag's own.</param>
/// <param name="Variant">What who is listed gets: the variant's name; null for on, of a boolean flag.</param>
/// <param name="IsExclude">True for the list of those who are excluded; then there is no variant.</param>
public sealed record FlagUserList(string FlagKey, string? TenantId = null, string? Variant = null, bool IsExclude = false)
{
    /// <summary>Before all else the order in which lists are asked; ordinal, so that equal lists are in equal order.</summary>
    internal static int Compare(FlagUserList one, FlagUserList other)
    {
        int order = string.CompareOrdinal(one.TenantId, other.TenantId);
        order = order != 0 ? order : other.IsExclude.CompareTo(one.IsExclude);
        return order != 0 ? order : string.CompareOrdinal(one.Variant, other.Variant);
    }
}

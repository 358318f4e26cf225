using System.Security.Claims;

namespace TypedFlags;

/// <summary>
/// A signed-in user as an evaluation context: the targeting key is the claim <see cref="ClaimTypes.NameIdentifier"/> or
/// <c>sub</c>, the tenant <c>tenant</c>, <c>tid</c> or <c>tenant_id</c>, the groups are the roles and the claims <c>role</c>,
/// <c>roles</c> and <c>groups</c>, staff is the claim <c>staff</c> with the value <c>true</c>. Every other attribute is the claim
/// of its name, read as the type the attribute declares; several claims of one name are a list.
/// </summary>
/// <param name="principal">The user; null, or one who is not authenticated and has no claims, is anonymous.</param>
public readonly struct ClaimsPrincipalContext(ClaimsPrincipal? principal) : IFlagContextAdapter
{
    private static readonly string[] KeyClaims = [ClaimTypes.NameIdentifier, "sub"];
    private static readonly string[] TenantClaims = ["tenant", "tid", "tenant_id"];
    private static readonly string[] NoGroups = [];

    /// <inheritdoc/>
    public AttributeValue TargetingKey => FindFirst(KeyClaims);

    /// <inheritdoc/>
    public AttributeValue Tenant => FindFirst(TenantClaims);

    /// <inheritdoc/>
    public AttributeValue Groups => principal is null ? NoGroups : AttributeValue.FromGroupsOf(principal);

    /// <inheritdoc/>
    public bool IsStaff =>
        principal is not null && PrincipalClaims.FindFirst(principal, "staff") is { } claim && bool.TryParse(claim.Value, out bool staff) && staff;

    /// <inheritdoc/>
    public static int FindAttribute(string name) => AttributeIds.Find(name);

    /// <inheritdoc/>
    public AttributeValue GetAttribute(int ordinal)
    {
        if (principal is null)
        {
            return AttributeValue.None;
        }

        Claim? only = PrincipalClaims.FindOnly(principal, AttributeIds.NameOf(ordinal), out bool areSeveral);
        return areSeveral ? AttributeValue.FromClaimsOf(principal, ordinal) : AttributeValue.FromUntypedText(only?.Value);
    }

    /// <inheritdoc/>
    public FlagContext ToFlagContext()
    {
        Dictionary<string, AttributeValue> attributes = new(StringComparer.Ordinal);
        foreach (Claim claim in principal?.Claims ?? [])
        {
            if (!attributes.ContainsKey(claim.Type))
            {
                List<string> values = PrincipalClaims.ValuesOf(principal!, claim.Type);
                attributes.Add(claim.Type, values.Count == 1 ? AttributeValue.FromUntypedText(values[0]) : values);
            }
        }

        return new FlagContext(TargetingKey.AsString())
        {
            TenantId = Tenant.AsString(),
            Groups = Groups.AsList()!,
            IsStaff = IsStaff,
            Attributes = attributes,
        };
    }

    private AttributeValue FindFirst(string[] types)
    {
        if (principal is not null)
        {
            foreach (string type in types)
            {
                if (PrincipalClaims.FindFirst(principal, type) is { Value.Length: > 0 } claim)
                {
                    return claim.Value;
                }
            }
        }

        return AttributeValue.None;
    }
}

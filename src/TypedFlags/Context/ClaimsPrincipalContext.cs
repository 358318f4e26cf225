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
    private static readonly string[] GroupClaims = [ClaimTypes.Role, "role", "roles", "groups"];

    /// <inheritdoc/>
    public AttributeValue TargetingKey => FindFirst(KeyClaims);

    /// <inheritdoc/>
    public AttributeValue Tenant => FindFirst(TenantClaims);

    /// <inheritdoc/>
    public AttributeValue Groups => FindGroups().ToArray();

    /// <inheritdoc/>
    public bool IsStaff => bool.TryParse(principal?.FindFirst("staff")?.Value, out bool staff) && staff;

    /// <inheritdoc/>
    public static int FindAttribute(string name) => AttributeIds.Find(name);

    /// <inheritdoc/>
    public AttributeValue GetAttribute(int ordinal)
    {
        if (principal is null)
        {
            return AttributeValue.None;
        }

        string name = AttributeIds.NameOf(ordinal);
        string? first = null;
        List<string>? several = null;
        foreach (Claim claim in principal.Claims)
        {
            if (!string.Equals(claim.Type, name, StringComparison.Ordinal))
            {
                continue;
            }

            if (first is null)
            {
                first = claim.Value;
            }
            else
            {
                several ??= [first];
                several.Add(claim.Value);
            }
        }

        return several is null ? AttributeValue.FromUntypedText(first) : several;
    }

    /// <inheritdoc/>
    public FlagContext ToFlagContext()
    {
        Dictionary<string, AttributeValue> attributes = new(StringComparer.Ordinal);
        foreach (Claim claim in principal?.Claims ?? [])
        {
            int id = AttributeIds.Find(claim.Type);
            attributes[claim.Type] = id < 0 ? AttributeValue.FromUntypedText(claim.Value) : GetAttribute(id);
        }

        return new FlagContext(TargetingKey.AsString())
        {
            TenantId = Tenant.AsString(),
            Groups = FindGroups(),
            IsStaff = IsStaff,
            Attributes = attributes,
        };
    }

    private AttributeValue FindFirst(string[] types)
    {
        foreach (string type in types)
        {
            if (principal?.FindFirst(type) is { Value.Length: > 0 } claim)
            {
                return claim.Value;
            }
        }

        return AttributeValue.None;
    }

    private List<string> FindGroups()
    {
        List<string> groups = [];
        foreach (ClaimsIdentity identity in principal?.Identities ?? [])
        {
            foreach (Claim claim in identity.Claims)
            {
                if (GroupClaims.Contains(claim.Type, StringComparer.Ordinal)
                    || string.Equals(claim.Type, identity.RoleClaimType, StringComparison.Ordinal))
                {
                    groups.Add(claim.Value);
                }
            }
        }

        return groups;
    }
}

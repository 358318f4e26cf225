using System.Runtime.InteropServices;
using System.Security.Claims;

namespace TypedFlags;

/// <summary>What evaluation asks of the claims of a user, answered in place.</summary>
internal static class PrincipalClaims
{
    /// <summary>The same as <see cref="ClaimsPrincipal.FindFirst(string)"/>.</summary>
    public static Claim? FindFirst(ClaimsPrincipal principal, string type)
    {
        if (!ClaimEnumerator.TryGetIdentities(principal, out ReadOnlySpan<ClaimsIdentity?> identities))
        {
            return principal.FindFirst(type);
        }

        foreach (ClaimsIdentity? identity in identities)
        {
            if (identity is not null && FindFirst(identity, type) is { } claim)
            {
                return claim;
            }
        }

        return null;
    }

    /// <summary>The one claim of exactly this type; null where there is none, and where there are several.</summary>
    public static Claim? FindOnly(ClaimsPrincipal principal, string type, out bool areSeveral)
    {
        Claim? only = null;
        areSeveral = false;
        using ClaimEnumerator claims = ClaimEnumerator.OfPrincipal(principal);
        while (claims.MoveNext())
        {
            if (string.Equals(claims.Current.Type, type, StringComparison.Ordinal))
            {
                if (only is not null)
                {
                    areSeveral = true;
                    return null;
                }

                only = claims.Current;
            }
        }

        return only;
    }

    /// <summary>The values of the claims of exactly this type.</summary>
    public static List<string> ValuesOf(ClaimsPrincipal principal, string type)
    {
        List<string> values = [];
        using ClaimEnumerator claims = ClaimEnumerator.OfPrincipal(principal);
        while (claims.MoveNext())
        {
            if (string.Equals(claims.Current.Type, type, StringComparison.Ordinal))
            {
                values.Add(claims.Current.Value);
            }
        }

        return values;
    }

    /// <summary>True where a set has one of the <see cref="ValuesOf"/> the type.</summary>
    public static bool IsAnyValueIn(ClaimsPrincipal principal, string type, StringSet set)
    {
        using ClaimEnumerator claims = ClaimEnumerator.OfPrincipal(principal);
        while (claims.MoveNext())
        {
            if (string.Equals(claims.Current.Type, type, StringComparison.Ordinal) && set.Contains(claims.Current.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The groups: the claims of the usual types, and of the type that the identity has for roles.</summary>
    public static List<string> GroupsOf(ClaimsPrincipal principal)
    {
        List<string> groups = [];
        using ClaimEnumerator claims = ClaimEnumerator.OfIdentities(principal);
        while (claims.MoveNext())
        {
            if (IsGroup(claims.Current, claims.Identity))
            {
                groups.Add(claims.Current.Value);
            }
        }

        return groups;
    }

    /// <summary>True where a set has one of the <see cref="GroupsOf"/> the user.</summary>
    public static bool IsAnyGroupIn(ClaimsPrincipal principal, StringSet set)
    {
        using ClaimEnumerator claims = ClaimEnumerator.OfIdentities(principal);
        while (claims.MoveNext())
        {
            if (IsGroup(claims.Current, claims.Identity) && set.Contains(claims.Current.Value))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGroup(Claim claim, ClaimsIdentity? identity) =>
        claim.Type is ClaimTypes.Role or "role" or "roles" or "groups" || string.Equals(claim.Type, identity?.RoleClaimType, StringComparison.Ordinal);

    private static Claim? FindFirst(ClaimsIdentity identity, string type)
    {
        if (identity.Claims is not List<Claim?> claims)
        {
            return identity.FindFirst(type);
        }

        foreach (Claim? claim in CollectionsMarshal.AsSpan(claims))
        {
            if (string.Equals(claim?.Type, type, StringComparison.OrdinalIgnoreCase))
            {
                // The framework ignores case; a class derived from it, such as that of JSON web tokens, may not.
                bool isTheOne = identity.GetType() == typeof(ClaimsIdentity) || string.Equals(claim!.Type, type, StringComparison.Ordinal);
                return isTheOne ? claim : identity.FindFirst(type);
            }
        }

        return null;
    }
}

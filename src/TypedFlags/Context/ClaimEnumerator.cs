using System.Runtime.InteropServices;
using System.Security.Claims;

namespace TypedFlags;

/// <summary>
/// Goes through the claims of a user without allocating: identities and claims are lists in nearly every user, and are read as such. Users
/// of a type of their own, and claims that come from elsewhere (<c>GenericPrincipal</c> has some), are enumerated. Null claims are left out.
/// </summary>
internal ref struct ClaimEnumerator
{
    private readonly ReadOnlySpan<ClaimsIdentity?> _identities;
    private int _nextIdentity;
    private ReadOnlySpan<Claim?> _claims;
    private int _nextClaim;
    private IEnumerator<Claim?>? _others;

    private ClaimEnumerator(ReadOnlySpan<ClaimsIdentity?> identities) => _identities = identities;

    private ClaimEnumerator(IEnumerable<Claim?> claims) => _others = claims.GetEnumerator();

    /// <summary>The claim.</summary>
    public Claim Current { get; private set; } = null!;

    /// <summary>The identity that has the claim; null where only the user is known.</summary>
    public ClaimsIdentity? Identity { get; private set; }

    /// <summary>The claims as <see cref="ClaimsPrincipal.Claims"/> has them.</summary>
    public static ClaimEnumerator OfPrincipal(ClaimsPrincipal principal) =>
        TryGetIdentities(principal, out ReadOnlySpan<ClaimsIdentity?> identities) ? new(identities) : new(principal.Claims);

    /// <summary>The claims of each of the <see cref="ClaimsPrincipal.Identities"/>.</summary>
    public static ClaimEnumerator OfIdentities(ClaimsPrincipal principal) =>
        TryGetIdentities(principal, out ReadOnlySpan<ClaimsIdentity?> identities) ? new(identities) : new(principal.Identities.ToArray());

    /// <summary>False for a class derived from the principal: it may have its own idea of what its claims are.</summary>
    public static bool TryGetIdentities(ClaimsPrincipal principal, out ReadOnlySpan<ClaimsIdentity?> identities)
    {
        List<ClaimsIdentity?>? list = principal.GetType() == typeof(ClaimsPrincipal) ? principal.Identities as List<ClaimsIdentity?> : null;
        identities = CollectionsMarshal.AsSpan(list);
        return list is not null;
    }

    public bool MoveNext()
    {
        while (true)
        {
            while (_nextClaim < _claims.Length)
            {
                if (_claims[_nextClaim++] is { } claim)
                {
                    Current = claim;
                    return true;
                }
            }

            while (_others?.MoveNext() is true)
            {
                if (_others.Current is { } claim)
                {
                    Current = claim;
                    return true;
                }
            }

            if (_nextIdentity >= _identities.Length)
            {
                return false;
            }

            Open(_identities[_nextIdentity++]);
        }
    }

    public readonly void Dispose() => _others?.Dispose();

    private void Open(ClaimsIdentity? identity)
    {
        Dispose();
        _others = null;
        Identity = identity;
        IEnumerable<Claim?>? claims = identity?.Claims;
        List<Claim?>? list = claims as List<Claim?>;
        _claims = CollectionsMarshal.AsSpan(list);
        _nextClaim = 0;
        if (list is null)
        {
            _others = claims?.GetEnumerator();
        }
    }
}

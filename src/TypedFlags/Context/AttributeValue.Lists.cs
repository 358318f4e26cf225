using System.Runtime.InteropServices;
using System.Security.Claims;

namespace TypedFlags;

/// <content>Lists, which are read where they are. An element may be null.</content>
public readonly partial struct AttributeValue
{
    /// <summary>The elements, empty where this is not a list; copied where they can't be read in place as a span.</summary>
    internal ReadOnlySpan<string?> AsSpan() => TryGetSpan(out ReadOnlySpan<string?> texts) ? texts : CopyOfList();

    /// <summary>The elements, where they can be read in place as a span; empty where this is not a list.</summary>
    internal bool TryGetSpan(out ReadOnlySpan<string?> texts)
    {
        texts = _reference switch
        {
            string?[] array => array.AsSpan(),
            List<string?> list => CollectionsMarshal.AsSpan(list),
            _ => default,
        };
        return _storage <= AttributeStorage.List;
    }

    /// <summary>True where an element of a list that is no span is in a set.</summary>
    internal bool AnyIsIn(StringSet set) => _reference switch
    {
        HashSet<string?> texts => AnyIsIn(texts, set),
        IReadOnlyList<string?> texts => AnyIsIn(texts, set),
        IList<string?> texts => AnyIsIn(texts, set),
        ClaimsPrincipal principal => AnyIsIn(principal, set),
        _ => false,
    };

    /// <summary>The same value, for longer than an evaluation: a collection that its owner may change is copied, as is what claims say.</summary>
    internal AttributeValue ToKeep() => _storage > AttributeStorage.List ? CopyOfList() : this;

    private string[] CopyOfList() => _reference switch
    {
        ClaimsPrincipal principal when _storage == AttributeStorage.GroupClaims => PrincipalClaims.GroupsOf(principal).ToArray(),
        ClaimsPrincipal principal => PrincipalClaims.ValuesOf(principal, AttributeIds.NameOf((int)_bits)).ToArray(),
        IEnumerable<string> texts => Enumerable.ToArray(texts),
        _ => [],
    };

    private bool AnyIsIn(ClaimsPrincipal principal, StringSet set) => _storage == AttributeStorage.GroupClaims
        ? PrincipalClaims.IsAnyGroupIn(principal, set)
        : PrincipalClaims.IsAnyValueIn(principal, AttributeIds.NameOf((int)_bits), set);

    // Each in the way that allocates no enumerator.
    private static bool AnyIsIn(HashSet<string?> texts, StringSet set)
    {
        foreach (string? text in texts)
        {
            if (text is not null && set.Contains(text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyIsIn(IReadOnlyList<string?> texts, StringSet set)
    {
        for (int index = 0; index < texts.Count; index++)
        {
            if (texts[index] is { } text && set.Contains(text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyIsIn(IList<string?> texts, StringSet set)
    {
        for (int index = 0; index < texts.Count; index++)
        {
            if (texts[index] is { } text && set.Contains(text))
            {
                return true;
            }
        }

        return false;
    }
}

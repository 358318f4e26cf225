namespace TypedFlags.EntityFrameworkCore;

internal enum UserListWriteKind
{
    Add,
    Remove,
    Replace,
}

/// <summary>A write whose texts are in order.</summary>
/// <param name="Users">Each once.</param>
internal sealed record UserListWrite(UserListWriteKind Kind, FlagUserList List, IReadOnlyCollection<string> Users, string Actor, string? Comment, Guid Id)
{
    public static UserListWrite Create(
        UserListWriteKind kind, FlagUserList list, IEnumerable<string> targetingKeys, string actor, string? comment, Guid? id)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(targetingKeys);
        Check(list.FlagKey, FlagStore.MaxKeyLength, "The flag's key", nameof(list));
        Check(list.TenantId ?? "-", FlagStore.MaxKeyLength, "The tenant's id", nameof(list));
        Check(list.Variant ?? "-", FlagStore.MaxKeyLength, "The variant", nameof(list));
        Check(actor, FlagStore.MaxActorLength, "The name of who writes", nameof(actor));
        Check(comment ?? "-", FlagStore.MaxCommentLength, "The comment", nameof(comment));
        if (list is { IsExclude: true, Variant: not null })
        {
            throw new ArgumentException("A list of who is excluded is for no variant.", nameof(list));
        }

        HashSet<string> users = new(StringComparer.Ordinal);
        foreach (string user in targetingKeys)
        {
            Check(user, FlagStore.MaxKeyLength, "A targeting key", nameof(targetingKeys));
            users.Add(user);
        }

        return new UserListWrite(kind, list, users, actor, comment, id ?? Guid.CreateVersion7());
    }

    /// <summary>Whether a user may be in any list. Others are not asked for: a database refuses some of their keys, and who asks must not look like an outage.</summary>
    public static bool CanBeListed(string targetingKey) => IsText(targetingKey, FlagStore.MaxKeyLength);

    private static void Check(string text, int longest, string what, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        if (!IsText(text, longest))
        {
            throw new ArgumentException($"{what} must have 1 to {longest} characters, none of them NUL or half of a surrogate pair.", parameter);
        }
    }

    /// <summary>Whether a database keeps it as it is.</summary>
    private static bool IsText(string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        for (int index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[++index])))
            {
                return false;
            }
        }

        return true;
    }
}

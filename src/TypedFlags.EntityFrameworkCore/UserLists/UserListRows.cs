using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>A list of users: what it is for, and how many are in it. In the shared table, whichever tenant's it is; an empty list has no row.</summary>
internal sealed class UserListRow
{
    /// <summary>The version that made it.</summary>
    public required long Id { get; init; }

    public required string FlagKey { get; init; }

    public string? TenantId { get; init; }

    public string? Variant { get; init; }

    public bool IsExclude { get; init; }

    /// <summary>How many users are in it.</summary>
    public long Size { get; set; }

    public FlagUserList ToList() => new(FlagKey, TenantId, Variant, IsExclude);

    /// <summary>Deletes the lists of a tenant, in the context's transaction.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> DropTenantAsync(DbContext context, string tenantId, CancellationToken cancellationToken)
    {
        IQueryable<UserListRow> lists = context.Set<UserListRow>().Where(row => row.TenantId == tenantId);
        await context.Set<UserListMemberRow>().Where(row => lists.Any(list => list.Id == row.ListId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        return await lists.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>One user in one list. In the tenant's own schema where the list is a tenant's and tenants have schemas.</summary>
internal sealed class UserListMemberRow
{
    public required string TargetingKey { get; init; }

    public required long ListId { get; init; }
}

using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>All tenants in the shared tables.</summary>
internal sealed class ColumnTenancy() : Tenancy(FlagTenancy.Column)
{
    public override ValueTask<TenantPlace> FindPlaceAsync(DbContext context, string? tenantId, CancellationToken cancellationToken) =>
        new(new SharedPlace(context, tenantId));

    public override Task AddStatesAsync(DbContext context, long? since, List<StoredFlagState> states, CancellationToken cancellationToken) =>
        context.Set<TenantRow>().ChangedSince(since).AsNoTracking().AsAsyncEnumerable().AddToAsync(states, cancellationToken);

    public override Task<List<AuditRow>> ReadAuditAsync(DbContext context, FlagAuditQuery query, CancellationToken cancellationToken) =>
        context.Set<AuditRow>().Latest(query).ToListAsync(cancellationToken);

    public override async Task<bool> DropTenantAsync(DbContext context, string tenantId, CancellationToken cancellationToken)
    {
        int states = await context.Set<TenantRow>().Where(row => row.TenantId == tenantId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        int entries = await context.Set<AuditRow>().Where(row => row.TenantId == tenantId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        int lists = await UserListRow.DropTenantAsync(context, tenantId, cancellationToken).ConfigureAwait(false);
        return states + entries + lists > 0;
    }

    public override string? AuditOwner(string? tenantId) => null;
}

using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>In the shared tables, which the context's model has.</summary>
internal sealed class SharedPlace(DbContext context, string? tenantId) : TenantPlace
{
    public override Task<AuditRow?> FindWriteAsync(Guid writeId, CancellationToken cancellationToken) =>
        context.Set<AuditRow>().AsNoTracking().SingleOrDefaultAsync(row => row.WriteId == writeId, cancellationToken);

    public override async Task<StoredRow?> FindAsync(string flagKey, CancellationToken cancellationToken) => tenantId is null
        ? await context.Set<FlagRow>().AsTracking()
            .SingleOrDefaultAsync(row => row.FlagKey == flagKey, cancellationToken).ConfigureAwait(false)
        : await context.Set<TenantRow>().AsTracking()
            .SingleOrDefaultAsync(row => row.FlagKey == flagKey && row.TenantId == tenantId, cancellationToken).ConfigureAwait(false);

    public override Task SaveAsync(StoredRow row, long? before, AuditRow audit, CancellationToken cancellationToken)
    {
        if (before is null)
        {
            context.Add(row);
        }

        return SaveAuditAsync(audit, cancellationToken);
    }

    public override Task SaveAuditAsync(AuditRow audit, CancellationToken cancellationToken)
    {
        context.Add(audit);
        return Task.CompletedTask;
    }

    public override Task<MemberTable> OpenMembersAsync(CancellationToken cancellationToken) => Task.FromResult(new MemberTable(context, schemaName: null));
}

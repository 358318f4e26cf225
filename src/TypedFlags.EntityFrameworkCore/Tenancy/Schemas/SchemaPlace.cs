using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>In the tenant's own schema, which is made when something is written for the first time.</summary>
/// <param name="context">The context.</param>
/// <param name="registered">The schema; null where there is none yet.</param>
/// <param name="isAuditShared">Whether the audit trail is in the shared table.</param>
/// <param name="create">Makes the schema.</param>
internal sealed class SchemaPlace(
    DbContext context, TenantSchemaRow? registered, bool isAuditShared, Func<CancellationToken, Task<TenantSchemaRow>> create) : TenantPlace
{
    private TenantSchemaRow? _schema = registered;

    public override async Task<AuditRow?> FindWriteAsync(Guid writeId, CancellationToken cancellationToken) => isAuditShared
        ? await new SharedPlace(context, tenantId: null).FindWriteAsync(writeId, cancellationToken).ConfigureAwait(false)
        : await FindAsync<AuditRow>(RowCondition.Is(nameof(AuditRow.WriteId), writeId), cancellationToken).ConfigureAwait(false);

    public override async Task<StoredRow?> FindAsync(string flagKey, CancellationToken cancellationToken) =>
        await FindAsync<TenantRow>(RowCondition.Is(nameof(StoredRow.FlagKey), flagKey), cancellationToken).ConfigureAwait(false);

    public override async Task SaveAsync(StoredRow row, long? before, AuditRow audit, CancellationToken cancellationToken)
    {
        TenantSchemaRow schema = await OpenAsync(cancellationToken).ConfigureAwait(false);
        TenantTable<TenantRow> states = new(context);
        if (before is not { } version)
        {
            await states.InsertAsync(schema.SchemaName, (TenantRow)row, cancellationToken).ConfigureAwait(false);
        }
        else if (!await states.UpdateAsync(schema.SchemaName, (TenantRow)row, version, cancellationToken).ConfigureAwait(false))
        {
            throw new DbUpdateConcurrencyException($"The state of '{row.FlagKey}' in the schema '{schema.SchemaName}' was changed without the store.");
        }

        await SaveAuditAsync(audit, cancellationToken).ConfigureAwait(false);
    }

    public override async Task SaveAuditAsync(AuditRow audit, CancellationToken cancellationToken)
    {
        TenantSchemaRow schema = await OpenAsync(cancellationToken).ConfigureAwait(false);
        schema.Version = audit.Version;
        if (isAuditShared)
        {
            context.Add(audit);
        }
        else
        {
            await new TenantTable<AuditRow>(context).InsertAsync(schema.SchemaName, audit, cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task<MemberTable> OpenMembersAsync(CancellationToken cancellationToken) =>
        new(context, (await OpenAsync(cancellationToken).ConfigureAwait(false)).SchemaName);

    private async Task<TRow?> FindAsync<TRow>(RowCondition which, CancellationToken cancellationToken)
        where TRow : class => _schema is null
        ? null
        : await new TenantTable<TRow>(context).ReadAsync([_schema], cancellationToken, which).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    private async Task<TenantSchemaRow> OpenAsync(CancellationToken cancellationToken) =>
        _schema ??= await create(cancellationToken).ConfigureAwait(false);
}

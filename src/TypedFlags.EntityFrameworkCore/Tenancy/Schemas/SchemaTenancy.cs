using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Each tenant in a schema of its own. The registry in the shared schema tells which there are, and which have changed.</summary>
internal sealed class SchemaTenancy(FlagTenancy kind, string prefix) : Tenancy(kind)
{
    /// <summary>How many schemas are read by one command: more cost the database more locks at once, fewer more ways there and back.</summary>
    private const int Batch = 100;

    private bool IsAuditShared => Kind == FlagTenancy.Hybrid;

    /// <summary>Whose tables are in a tenant's schema.</summary>
    private IReadOnlyList<Type> Rows =>
        IsAuditShared ? [typeof(TenantRow), typeof(UserListMemberRow)] : [typeof(TenantRow), typeof(UserListMemberRow), typeof(AuditRow)];

    public override async ValueTask<TenantPlace> FindPlaceAsync(DbContext context, string? tenantId, CancellationToken cancellationToken)
    {
        if (tenantId is null)
        {
            return new SharedPlace(context, tenantId: null);
        }

        TenantSchemaRow? schema = await FindAsync(context, tenantId, cancellationToken).ConfigureAwait(false);
        return new SchemaPlace(context, schema, IsAuditShared, cancelled => CreateAsync(context, tenantId, cancelled));
    }

    public override async Task AddStatesAsync(DbContext context, long? since, List<StoredFlagState> states, CancellationToken cancellationToken)
    {
        IQueryable<TenantSchemaRow> registered = context.Set<TenantSchemaRow>().AsNoTracking().OrderBy(static row => row.TenantId);
        TenantSchemaRow[] schemas = await (since is { } version ? registered.Where(row => row.Version > version) : registered)
            .ToArrayAsync(cancellationToken).ConfigureAwait(false);
        TenantTable<TenantRow> table = new(context);
        foreach (TenantSchemaRow[] batch in schemas.Chunk(Batch))
        {
            await table.ReadAsync(batch, cancellationToken, RowCondition.ChangedSince(since)).AddToAsync(states, cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task<List<AuditRow>> ReadAuditAsync(DbContext context, FlagAuditQuery query, CancellationToken cancellationToken)
    {
        if (IsAuditShared)
        {
            return await context.Set<AuditRow>().Latest(query).ToListAsync(cancellationToken).ConfigureAwait(false);
        }

        TenantTable<AuditRow> table = new(context);
        if (query.TenantId is { } tenantId)
        {
            TenantSchemaRow? schema = await FindAsync(context, tenantId, cancellationToken).ConfigureAwait(false);
            return schema is null ? [] : await ReadLatestAsync(table, [schema], query, cancellationToken).ConfigureAwait(false);
        }

        List<AuditRow> found = await context.Set<AuditRow>().Latest(query).ToListAsync(cancellationToken).ConfigureAwait(false);
        TenantSchemaRow[] schemas = await context.Set<TenantSchemaRow>().AsNoTracking()
            .OrderByDescending(static row => row.Version).ToArrayAsync(cancellationToken).ConfigureAwait(false);
        foreach (TenantSchemaRow[] batch in schemas.Chunk(Batch))
        {
            // The rest were last written before all that is found.
            if (found.Count == query.Limit && found[^1].Version > batch[0].Version)
            {
                break;
            }

            found.AddRange(await ReadLatestAsync(table, batch, query, cancellationToken).ConfigureAwait(false));
            found = [.. found.OrderByDescending(static row => row.Version).Take(query.Limit)];
        }

        return found;
    }

    public override async Task<bool> DropTenantAsync(DbContext context, string tenantId, CancellationToken cancellationToken)
    {
        TenantSchemaRow? schema = await FindAsync(context, tenantId, cancellationToken).ConfigureAwait(false);
        if (schema is null)
        {
            return false;
        }

        await UserListRow.DropTenantAsync(context, tenantId, cancellationToken).ConfigureAwait(false);
        await SchemaTables.DropAsync(context, schema.SchemaName, Rows, cancellationToken).ConfigureAwait(false);
        if (IsAuditShared)
        {
            await context.Set<AuditRow>().Where(row => row.TenantId == tenantId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        context.Remove(schema);
        return true;
    }

    public override string? AuditOwner(string? tenantId) => IsAuditShared ? null : tenantId;

    private static ValueTask<List<AuditRow>> ReadLatestAsync(
        TenantTable<AuditRow> table, TenantSchemaRow[] schemas, FlagAuditQuery query, CancellationToken cancellationToken) =>
        table.ReadLatestAsync(schemas, query.Limit, cancellationToken, RowCondition.Of(query)).ToListAsync(cancellationToken);

    private static Task<TenantSchemaRow?> FindAsync(DbContext context, string tenantId, CancellationToken cancellationToken) =>
        context.Set<TenantSchemaRow>().AsTracking().SingleOrDefaultAsync(row => row.TenantId == tenantId, cancellationToken);

    /// <summary>Nobody else does so now: each writer waits for the sequence's row first.</summary>
    private async Task<TenantSchemaRow> CreateAsync(DbContext context, string tenantId, CancellationToken cancellationToken)
    {
        TenantSchemaRow schema = new() { TenantId = tenantId, SchemaName = await FreeNameAsync(context, tenantId, cancellationToken).ConfigureAwait(false) };
        try
        {
            await SchemaTables.CreateAsync(context, schema.SchemaName, Rows, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (!exception.IsTransient && exception.SqlState is not null)
        {
            throw new InvalidOperationException(
                $"The schema '{schema.SchemaName}' can't be made for the tenant '{tenantId}': {exception.Message}. If another set of flags in this database has it, give each its own "
                + "EntityFrameworkStoreOptions.TenantSchemaPrefix; if a right is missing, see docs/database.md.",
                exception);
        }

        context.Add(schema);
        return schema;
    }

    private async Task<string> FreeNameAsync(DbContext context, string tenantId, CancellationToken cancellationToken)
    {
        string? shared = context.Model.FindEntityType(typeof(SequenceRow))!.GetSchema();
        foreach (string name in SchemaNames.Candidates(prefix, tenantId))
        {
            bool isTaken = string.Equals(name, shared, StringComparison.OrdinalIgnoreCase)
                || await context.Set<TenantSchemaRow>().AnyAsync(row => row.SchemaName == name, cancellationToken).ConfigureAwait(false);
            if (!isTaken)
            {
                return name;
            }
        }

        throw new InvalidOperationException($"There is no free name for the schema of the tenant '{tenantId}': thousands of tenants have the same.");
    }
}

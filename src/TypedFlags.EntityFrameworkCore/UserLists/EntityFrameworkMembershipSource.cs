using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Looks users up in the lists of a database: one query a user, which the index alone answers.</summary>
internal sealed class EntityFrameworkMembershipSource(EntityFrameworkFlagStore store) : FlagMembershipSource
{
    private Index? _index;

    public override string Name => store.Name + " user lists";

    public override TimeSpan? PollInterval => store.Options.PollInterval;

    public override async ValueTask<IReadOnlyCollection<FlagUserList>> LoadListsAsync(CancellationToken cancellationToken) =>
        (await LoadIndexAsync(cancellationToken).ConfigureAwait(false)).Lists;

    public override async ValueTask<IReadOnlyCollection<FlagUserList>> FindAsync(string targetingKey, string? tenantId, CancellationToken cancellationToken)
    {
        Index index = Volatile.Read(ref _index) ?? await LoadIndexAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await FindAsync(index, targetingKey, tenantId, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The tenant's tables may have been dropped since; anything else is told.
            Index now = await LoadIndexAsync(cancellationToken).ConfigureAwait(false);
            if (ReferenceEquals(now, index))
            {
                throw;
            }

            return await FindAsync(now, targetingKey, tenantId, cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task WatchAsync(CancellationToken cancellationToken) => store.WatchAsync(OnChanged, cancellationToken);

    private async ValueTask<IReadOnlyCollection<FlagUserList>> FindAsync(Index index, string targetingKey, string? tenantId, CancellationToken cancellationToken)
    {
        string? schema = tenantId is null ? null : index.SchemaOf.GetValueOrDefault(tenantId);
        List<long> ids = index.ById.Count == 0 || !UserListWrite.CanBeListed(targetingKey)
            ? []
            : await store.ReadAsync((context, cancelled) => FindIdsAsync(context, targetingKey, schema, cancelled), cancellationToken).ConfigureAwait(false);

        // A list that is newer than the index is in no plan yet.
        return [.. ids.Select(index.ById.GetValueOrDefault).OfType<FlagUserList>().Where(list => list.TenantId is null || string.Equals(list.TenantId, tenantId, StringComparison.Ordinal))];
    }

    private static async Task<List<long>> FindIdsAsync(DbContext context, string targetingKey, string? schemaName, CancellationToken cancellationToken)
    {
        string sql = new MemberTable(context, schemaName: null).SelectLists();
        if (schemaName is not null)
        {
            sql += "\nUNION ALL\n" + new MemberTable(context, schemaName).SelectLists();
        }

        return await PlainQuery.ReadAsync(context, sql, [targetingKey], MemberTable.ListReader(context.Model), cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Index> LoadIndexAsync(CancellationToken cancellationToken)
    {
        Index? before = Volatile.Read(ref _index);
        Index now = await store.ReadAsync((context, cancelled) => LoadIndexAsync(context, before, cancelled), cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _index, now);
        return now;
    }

    /// <summary>The lists, and the schemas of the tenants that have any; the same as before where nothing was written since.</summary>
    private static async Task<Index> LoadIndexAsync(DbContext context, Index? before, CancellationToken cancellationToken)
    {
        SequenceRow sequence = await context.Set<SequenceRow>().AsNoTracking()
            .SingleOrDefaultAsync(static row => row.Id == SequenceRow.OnlyId, cancellationToken).ConfigureAwait(false) ?? new SequenceRow();
        string version = string.Create(CultureInfo.InvariantCulture, $"{sequence.Version}:{sequence.WriteId}");
        if (before is not null && string.Equals(before.Version, version, StringComparison.Ordinal))
        {
            return before;
        }

        UserListRow[] rows = await context.Set<UserListRow>().AsNoTracking().ToArrayAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<string, string> schemas = rows.Any(static row => row.TenantId is not null)
            ? await context.Set<TenantSchemaRow>().AsNoTracking().Where(schema => context.Set<UserListRow>().Any(row => row.TenantId == schema.TenantId))
                .ToDictionaryAsync(static schema => schema.TenantId, static schema => schema.SchemaName, StringComparer.Ordinal, cancellationToken).ConfigureAwait(false)
            : [];
        return new Index(version, rows.ToDictionary(static row => row.Id, static row => row.ToList()), schemas);
    }

    /// <summary>Which lists there are.</summary>
    /// <param name="Version">The store's, when this was read.</param>
    /// <param name="ById">By the number that users' rows have.</param>
    /// <param name="SchemaOf">Where a tenant's lists are, if not in the shared table.</param>
    private sealed record Index(string Version, Dictionary<long, FlagUserList> ById, Dictionary<string, string> SchemaOf)
    {
        public IReadOnlyCollection<FlagUserList> Lists => ById.Values;
    }
}

using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Reads states and the audit trail.</summary>
internal static class StoreReader
{
    public static async Task<FlagStoreChanges> ReadAsync(DbContext context, string? position, CancellationToken cancellationToken)
    {
        // Before the states: what is written meanwhile is read now, and once more the next time.
        SequenceRow? sequence = await context.Set<SequenceRow>().AsNoTracking()
            .SingleOrDefaultAsync(static row => row.Id == SequenceRow.OnlyId, cancellationToken).ConfigureAwait(false);
        StorePosition now = new(sequence?.Version ?? 0, sequence?.WriteId ?? Guid.Empty);
        StorePosition? since = await IsPastAsync(context, position, now, cancellationToken).ConfigureAwait(false);
        if (since == now)
        {
            return new FlagStoreChanges([], IsComplete: false, now.ToString());
        }

        List<StoredFlagState> states = [];
        await AddAsync(context.Set<FlagRow>(), since, states, cancellationToken).ConfigureAwait(false);
        await AddAsync(context.Set<TenantRow>(), since, states, cancellationToken).ConfigureAwait(false);
        return new FlagStoreChanges(states, IsComplete: since is null, now.ToString());
    }

    public static async Task<List<FlagAuditEntry>> ReadAuditAsync(DbContext context, FlagAuditQuery query, CancellationToken cancellationToken)
    {
        IQueryable<AuditRow> rows = context.Set<AuditRow>().AsNoTracking();
        if (query.FlagKey is { } flagKey)
        {
            rows = rows.Where(row => row.FlagKey == flagKey);
        }

        if (query.TenantId is { } tenantId)
        {
            rows = rows.Where(row => row.TenantId == tenantId);
        }

        if (query.BeforeVersion is { } version)
        {
            rows = rows.Where(row => row.Version < version);
        }

        List<AuditRow> found = await rows.OrderByDescending(static row => row.Version).Take(query.Limit).ToListAsync(cancellationToken).ConfigureAwait(false);
        return found.ConvertAll(static row => row.ToEntry());
    }

    /// <returns>The position, where it lies in this database's own past; null where everything has to be read.</returns>
    private static async Task<StorePosition?> IsPastAsync(DbContext context, string? position, StorePosition now, CancellationToken cancellationToken)
    {
        if (!StorePosition.TryParse(position, out StorePosition past))
        {
            return null;
        }

        bool isPast = past == now || past == default || (past.Version < now.Version && await context.Set<AuditRow>().AsNoTracking()
            .AnyAsync(row => row.Version == past.Version && row.WriteId == past.WriteId, cancellationToken).ConfigureAwait(false));
        return isPast ? past : null;
    }

    private static async Task AddAsync<TRow>(IQueryable<TRow> rows, StorePosition? since, List<StoredFlagState> states, CancellationToken cancellationToken)
        where TRow : StoredRow
    {
        IQueryable<TRow> wanted = since is { Version: long version } ? rows.Where(row => row.Version > version) : rows.Where(static row => row.State != null);
        await foreach (TRow row in wanted.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            states.Add(row.ToStored());
        }
    }
}

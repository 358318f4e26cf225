using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Reads states: all of them, or what changed since an earlier reading.</summary>
internal sealed class StoreReader(Tenancy tenancy)
{
    public async Task<FlagStoreChanges> ReadAsync(DbContext context, string? position, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Before the states: what is written meanwhile is read now, and once more the next time.
            SequenceRow sequence = await ReadSequenceAsync(context, cancellationToken).ConfigureAwait(false);
            tenancy.Check(sequence);
            try
            {
                return await ReadAsync(context, position, sequence, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException)
            {
                // A tenant's tables that were dropped while they were about to be read; anything else is told.
                SequenceRow later = await ReadSequenceAsync(context, cancellationToken).ConfigureAwait(false);
                if (later.ResetVersion == sequence.ResetVersion)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Refuses data of another tenancy.</summary>
    public async Task CheckAsync(DbContext context, CancellationToken cancellationToken) =>
        tenancy.Check(await ReadSequenceAsync(context, cancellationToken).ConfigureAwait(false));

    private static async Task<SequenceRow> ReadSequenceAsync(DbContext context, CancellationToken cancellationToken) =>
        await context.Set<SequenceRow>().AsNoTracking()
            .SingleOrDefaultAsync(static row => row.Id == SequenceRow.OnlyId, cancellationToken).ConfigureAwait(false) ?? new SequenceRow();

    private async Task<FlagStoreChanges> ReadAsync(DbContext context, string? position, SequenceRow sequence, CancellationToken cancellationToken)
    {
        StorePosition now = new(sequence.Version, sequence.WriteId, sequence.TenantId);
        StorePosition? since = StorePosition.TryParse(position, out StorePosition past) && await IsPastAsync(context, past, now, sequence.ResetVersion, cancellationToken).ConfigureAwait(false)
            ? past
            : null;
        if (since == now)
        {
            return new FlagStoreChanges([], IsComplete: false, now.ToString());
        }

        List<StoredFlagState> states = [];
        await context.Set<FlagRow>().ChangedSince(since?.Version).AsNoTracking().AsAsyncEnumerable().AddToAsync(states, cancellationToken).ConfigureAwait(false);
        await tenancy.AddStatesAsync(context, since?.Version, states, cancellationToken).ConfigureAwait(false);
        return new FlagStoreChanges(states, IsComplete: since is null, now.ToString());
    }

    /// <returns>False where everything has to be read: the position does not lie in this database's own past, or a tenant was dropped since.</returns>
    private async Task<bool> IsPastAsync(DbContext context, StorePosition past, StorePosition now, long resetVersion, CancellationToken cancellationToken)
    {
        if (past == now)
        {
            return true;
        }

        if (past.Version >= now.Version || past.Version < resetVersion)
        {
            return false;
        }

        if (past == default)
        {
            return true;
        }

        TenantPlace place = await tenancy.FindPlaceAsync(context, past.TenantId, cancellationToken).ConfigureAwait(false);
        return (await place.FindWriteAsync(past.WriteId, cancellationToken).ConfigureAwait(false))?.Version == past.Version;
    }
}

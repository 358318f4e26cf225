using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>A writer's turn: the sequence's row, which every writer changes first, and so waits for until no other transaction writes.</summary>
internal sealed class StoreTurn(DbContext context, Tenancy tenancy)
{
    private readonly IQueryable<SequenceRow> _sequence = context.Set<SequenceRow>().AsNoTracking().Where(static row => row.Id == SequenceRow.OnlyId);

    /// <summary>Waits for it, and takes the next version.</summary>
    /// <param name="writeId">Who takes it.</param>
    /// <param name="tenantId">The tenant whose audit trail will have it; null for the shared one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">What is there was written with another tenancy.</exception>
    public async Task<long> TakeAsync(Guid writeId, string? tenantId, CancellationToken cancellationToken)
    {
        string mark = tenancy.Mark;
        int rows = await _sequence.Where(row => row.Version == 0 || row.Tenancy == mark).ExecuteUpdateAsync(
            set => set.SetProperty(static row => row.Version, static row => row.Version + 1)
                .SetProperty(static row => row.WriteId, writeId)
                .SetProperty(static row => row.TenantId, tenantId)
                .SetProperty(static row => row.Tenancy, mark),
            cancellationToken).ConfigureAwait(false);
        if (rows != 1)
        {
            tenancy.Check(await _sequence.SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false));
        }

        CheckFound(rows);
        return await _sequence.Select(static row => row.Version).SingleAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for it, and takes no version.</summary>
    public async Task LockAsync(CancellationToken cancellationToken) => CheckFound(await _sequence
        .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Version, static row => row.Version), cancellationToken).ConfigureAwait(false));

    /// <summary>Has everybody who read before this version read everything.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken) => CheckFound(await _sequence
        .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.ResetVersion, static row => row.Version), cancellationToken).ConfigureAwait(false));

    private static void CheckFound(int rows)
    {
        if (rows != 1)
        {
            throw new InvalidOperationException(
                $"The table flag_sequence has no row with id {SequenceRow.OnlyId}, which the migration puts there. Put it back with a version higher than all of flag_audit and flag_tenant_schemas, or 0 where they are empty.");
        }
    }
}

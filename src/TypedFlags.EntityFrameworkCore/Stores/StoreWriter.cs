using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Writes: one after the other, each with its audit entry and its message in one transaction.</summary>
internal sealed class StoreWriter(FlagStoreNotifications? notifications, TimeProvider timeProvider)
{
    public async Task<StoredFlagState> WriteAsync(DbContext context, FlagStateWrite write, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            long version = await TakeTurnAsync(context, write.Id, cancellationToken).ConfigureAwait(false);

            // Asked only now: from here on nobody else writes.
            AuditRow? done = await context.Set<AuditRow>().AsNoTracking()
                .SingleOrDefaultAsync(row => row.WriteId == write.Id, cancellationToken).ConfigureAwait(false);
            if (done is not null)
            {
                // Without a commit, so that the turn was not taken.
                return done.ToStored();
            }

            AuditRow audit = await ChangeAsync(context, write, version, cancellationToken).ConfigureAwait(false);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            if (notifications is not null)
            {
                await notifications.NotifyAsync(context, version, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return audit.ToStored();
        }
    }

    /// <returns>Nothing that matters.</returns>
    public static async Task<bool> WriteFingerprintsAsync(
        DbContext context, IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // Several nodes that start at once write the same.
            await LockAsync(context, cancellationToken).ConfigureAwait(false);
            Dictionary<string, FingerprintRow> rows = await context.Set<FingerprintRow>().AsTracking()
                .ToDictionaryAsync(static row => row.FlagKey, StringComparer.Ordinal, cancellationToken).ConfigureAwait(false);
            foreach ((string key, string? fingerprint) in fingerprints)
            {
                FingerprintRow? row = rows.GetValueOrDefault(key);
                if (fingerprint is null)
                {
                    if (row is not null)
                    {
                        context.Remove(row);
                    }
                }
                else if (row is null)
                {
                    context.Add(new FingerprintRow { FlagKey = key, Fingerprint = fingerprint });
                }
                else
                {
                    row.Fingerprint = fingerprint;
                }
            }

            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    private async Task<AuditRow> ChangeAsync(DbContext context, FlagStateWrite write, long version, CancellationToken cancellationToken)
    {
        StoredRow? row = await context.FindRowAsync(write.FlagKey, write.TenantId, isTracked: true, cancellationToken).ConfigureAwait(false);
        StoredFlagState? current = row?.ToStored();
        if (!write.MayOverwrite(current))
        {
            throw new FlagStoreConflictException(write, current);
        }

        if (row is null)
        {
            row = write.TenantId is { } tenantId ? new TenantRow { FlagKey = write.FlagKey, TenantId = tenantId } : new FlagRow { FlagKey = write.FlagKey };
            context.Add(row);
        }

        AuditRow audit = new()
        {
            Version = version,
            WriteId = write.Id,
            FlagKey = write.FlagKey,
            TenantId = write.TenantId,
            Before = row.State,
            After = write.State?.GetRawText(),
            Actor = write.Actor,
            Comment = write.Comment,
            At = Now(),
        };
        context.Add(audit);
        row.State = audit.After;
        row.Version = version;
        row.ChangedAt = audit.At;
        row.ChangedBy = audit.Actor;
        return audit;
    }

    /// <summary>In whole microseconds, as databases keep it, so that a write returns what is read later.</summary>
    private DateTimeOffset Now()
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Waits until no other transaction writes, and takes the next version.</summary>
    private static async Task<long> TakeTurnAsync(DbContext context, Guid writeId, CancellationToken cancellationToken)
    {
        IQueryable<SequenceRow> sequence = context.Set<SequenceRow>().Where(static row => row.Id == SequenceRow.OnlyId);
        int rows = await sequence.ExecuteUpdateAsync(
            set => set.SetProperty(static row => row.Version, static row => row.Version + 1).SetProperty(static row => row.WriteId, writeId),
            cancellationToken).ConfigureAwait(false);
        CheckSequence(rows);
        return await sequence.Select(static row => row.Version).SingleAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task LockAsync(DbContext context, CancellationToken cancellationToken)
    {
        int rows = await context.Set<SequenceRow>().Where(static row => row.Id == SequenceRow.OnlyId)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Version, static row => row.Version), cancellationToken).ConfigureAwait(false);
        CheckSequence(rows);
    }

    private static void CheckSequence(int rows)
    {
        if (rows != 1)
        {
            throw new InvalidOperationException(
                $"The table flag_sequence has no row with id {SequenceRow.OnlyId}, which the migration puts there. Put it back with the highest version of flag_audit, or 0 where that is empty.");
        }
    }
}

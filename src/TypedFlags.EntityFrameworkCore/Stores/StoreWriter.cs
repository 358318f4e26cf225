using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Writes: one after the other, each with its audit entry and its message in one transaction.</summary>
internal sealed class StoreWriter(Tenancy tenancy, FlagStoreNotifications? notifications, TimeProvider timeProvider)
{
    public async Task<StoredFlagState> WriteAsync(DbContext context, FlagStateWrite write, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            StoreTurn turn = new(context, tenancy);
            long version = await turn.TakeAsync(write.Id, tenancy.AuditOwner(write.TenantId), cancellationToken).ConfigureAwait(false);

            // Asked only now: from here on nobody else writes.
            TenantPlace place = await tenancy.FindPlaceAsync(context, write.TenantId, cancellationToken).ConfigureAwait(false);
            AuditRow? done = await place.FindWriteAsync(write.Id, cancellationToken).ConfigureAwait(false);
            if (done is not null)
            {
                // Without a commit, so that the turn was not taken.
                return done.ToStored();
            }

            AuditRow audit = await ChangeAsync(place, write, version, cancellationToken).ConfigureAwait(false);
            await CommitAsync(context, transaction, version, cancellationToken).ConfigureAwait(false);
            return audit.ToStored();
        }
    }

    /// <returns>False where the tenant has nothing.</returns>
    public async Task<bool> DropTenantAsync(DbContext context, string tenantId, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            StoreTurn turn = new(context, tenancy);
            long version = await turn.TakeAsync(Guid.CreateVersion7(), tenantId: null, cancellationToken).ConfigureAwait(false);
            if (!await tenancy.DropTenantAsync(context, tenantId, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            await turn.ResetAsync(cancellationToken).ConfigureAwait(false);
            await CommitAsync(context, transaction, version, cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    /// <returns>Nothing that matters.</returns>
    public async Task<bool> WriteFingerprintsAsync(
        DbContext context, IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // Several nodes that start at once write the same.
            await new StoreTurn(context, tenancy).LockAsync(cancellationToken).ConfigureAwait(false);
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

    private async Task CommitAsync(DbContext context, IDbContextTransaction transaction, long version, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        if (notifications is not null)
        {
            await notifications.NotifyAsync(context, version, cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<AuditRow> ChangeAsync(TenantPlace place, FlagStateWrite write, long version, CancellationToken cancellationToken)
    {
        StoredRow? found = await place.FindAsync(write.FlagKey, cancellationToken).ConfigureAwait(false);
        StoredFlagState? current = found?.ToStored();
        if (!write.MayOverwrite(current))
        {
            throw new FlagStoreConflictException(write, current);
        }

        StoredRow row = found
            ?? (write.TenantId is { } tenantId ? new TenantRow { FlagKey = write.FlagKey, TenantId = tenantId } : new FlagRow { FlagKey = write.FlagKey });
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
            At = Now(timeProvider),
        };
        row.State = audit.After;
        row.Version = version;
        row.ChangedAt = audit.At;
        row.ChangedBy = audit.Actor;
        await place.SaveAsync(row, current?.Version, audit, cancellationToken).ConfigureAwait(false);
        return audit;
    }

    /// <summary>In whole microseconds, as databases keep it, so that a write returns what is read later.</summary>
    public static DateTimeOffset Now(TimeProvider timeProvider)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}

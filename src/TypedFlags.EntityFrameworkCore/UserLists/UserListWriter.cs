using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Writes to lists of users: in the turns of the store's writers, each with its audit entry in one transaction.</summary>
internal sealed class UserListWriter(Tenancy tenancy, FlagStoreNotifications? notifications, TimeProvider timeProvider)
{
    public static Task<UserListRow?> FindAsync(DbContext context, FlagUserList list, CancellationToken cancellationToken) =>
        context.Set<UserListRow>().AsTracking().SingleOrDefaultAsync(
            row => row.FlagKey == list.FlagKey && row.TenantId == list.TenantId && row.Variant == list.Variant && row.IsExclude == list.IsExclude, cancellationToken);

    public async Task<FlagUserListChange> WriteAsync(DbContext context, UserListWrite write, CancellationToken cancellationToken)
    {
        FlagUserList list = write.List;
        IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            long version = await new StoreTurn(context, tenancy).TakeAsync(write.Id, tenancy.AuditOwner(list.TenantId), cancellationToken).ConfigureAwait(false);
            TenantPlace place = await tenancy.FindPlaceAsync(context, list.TenantId, cancellationToken).ConfigureAwait(false);
            AuditRow? done = await place.FindWriteAsync(write.Id, cancellationToken).ConfigureAwait(false);
            if (done is not null)
            {
                // Without a commit, so that the turn was not taken.
                return UserListAudit.Read(done);
            }

            UserListRow? row = await FindAsync(context, list, cancellationToken).ConfigureAwait(false);
            long before = row?.Size ?? 0;
            if (before == 0 && (write.Kind == UserListWriteKind.Remove || write.Users.Count == 0))
            {
                // Nothing to do, and nothing to tell of.
                return default;
            }

            MemberTable members = await place.OpenMembersAsync(cancellationToken).ConfigureAwait(false);
            FlagUserListChange change = await ChangeAsync(members, write, row?.Id ?? version, -version, before, cancellationToken).ConfigureAwait(false);
            SaveRow(context, row, list, version, change.Count);
            await place.SaveAuditAsync(UserListAudit.Create(write, version, before, change, StoreWriter.Now(timeProvider)), cancellationToken).ConfigureAwait(false);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);

            // Who is in a list is looked up; engines only have to hear of lists that begin or end.
            if (notifications is not null && before == 0 != (change.Count == 0))
            {
                await notifications.NotifyAsync(context, version, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return change;
        }
    }

    private static async Task<FlagUserListChange> ChangeAsync(
        MemberTable members, UserListWrite write, long list, long stage, long before, CancellationToken cancellationToken)
    {
        if (before == 0)
        {
            await members.InsertAsync(list, write.Users, cancellationToken).ConfigureAwait(false);
            return new FlagUserListChange(write.Users.Count, 0, write.Users.Count);
        }

        long added = 0;
        long removed = 0;
        await members.InsertAsync(stage, write.Users, cancellationToken).ConfigureAwait(false);
        if (write.Kind == UserListWriteKind.Remove)
        {
            removed = await members.RemoveAsync(stage, list, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            removed = write.Kind == UserListWriteKind.Replace ? await members.RemoveOthersAsync(stage, list, cancellationToken).ConfigureAwait(false) : 0;
            added = await members.AddAsync(stage, list, cancellationToken).ConfigureAwait(false);
        }

        await members.ClearAsync(stage, cancellationToken).ConfigureAwait(false);
        return new FlagUserListChange(added, removed, before + added - removed);
    }

    private static void SaveRow(DbContext context, UserListRow? row, FlagUserList list, long version, long size)
    {
        if (row is null)
        {
            if (size > 0)
            {
                context.Add(new UserListRow
                {
                    Id = version,
                    FlagKey = list.FlagKey,
                    TenantId = list.TenantId,
                    Variant = list.Variant,
                    IsExclude = list.IsExclude,
                    Size = size,
                });
            }
        }
        else if (size == 0)
        {
            context.Remove(row);
        }
        else
        {
            row.Size = size;
        }
    }
}

using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// Tells other nodes of writes by means of the database itself, where it has any (PostgreSQL: the package <c>TypedFlags.PostgreSql</c>). Registered as a
/// service, the store uses it. A message may be lost; the store's poll stands behind. Safe for any number of threads.
/// </summary>
public abstract class FlagStoreNotifications
{
    /// <summary>Tells of a write, inside its transaction: nobody may hear of what is not committed.</summary>
    /// <param name="context">The context of the write, with its transaction.</param>
    /// <param name="version">The version that it makes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Completes when it is done; what it throws fails the write.</returns>
    public abstract ValueTask NotifyAsync(DbContext context, long version, CancellationToken cancellationToken);

    /// <summary>Listens, for as long as the caller wants.</summary>
    /// <param name="connectionString">The store's own, as the context has it; null where it can't be known.</param>
    /// <param name="changed">Called at each message, and once when listening begins. Fast, and does not throw.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Fails when the connection is lost.</returns>
    public abstract Task WatchAsync(string? connectionString, Action changed, CancellationToken cancellationToken);
}

namespace TypedFlags;

/// <summary>
/// Where operations keep the flags' state: something that can be written, remembers who changed what, and refuses who did not know the latest.
/// What can be written is one flag's own state, or one tenant's share in it; each has a version of its own. Safe for any number of threads.
/// </summary>
/// <remarks>
/// A store is also a source: <see cref="FlagStoreProvider"/> serves engines from it. Reads and writes may fail as the store's medium fails; a write that
/// failed with anything but <see cref="FlagStoreConflictException"/> may or may not have been done, and is safe to repeat with the same
/// <see cref="FlagStateWrite.Id"/>.
/// </remarks>
public abstract class FlagStore
{
    /// <summary>The longest key of a flag and id of a tenant, in UTF-16 units.</summary>
    public const int MaxKeyLength = 256;

    /// <summary>The longest name of who writes.</summary>
    public const int MaxActorLength = 256;

    /// <summary>The longest comment.</summary>
    public const int MaxCommentLength = 2000;

    /// <summary>The largest state of one flag or tenant, in bytes of UTF-8. Longer lists of users belong where users are looked up one at a time.</summary>
    public const int MaxStateBytes = 4 * 1024 * 1024;

    /// <summary>What log lines and messages call this store. The type's name unless overridden.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>Reads all state, or what changed since an earlier reading.</summary>
    /// <param name="position">What the earlier reading's <see cref="FlagStoreChanges.Position"/> was; null for everything.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// The changes. Where the store can't tell the difference (any more), everything, which <see cref="FlagStoreChanges.IsComplete"/> says.
    /// </returns>
    public abstract ValueTask<FlagStoreChanges> ReadAsync(string? position, CancellationToken cancellationToken);

    /// <summary>The state of one flag, or of one tenant's share in it.</summary>
    /// <param name="flagKey">The flag.</param>
    /// <param name="tenantId">The tenant; null for the flag's own state.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The state, or null where there is none.</returns>
    public abstract ValueTask<StoredFlagState?> FindAsync(string flagKey, string? tenantId, CancellationToken cancellationToken);

    /// <summary>Who changed what, the latest first.</summary>
    /// <param name="query">Which part of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>At most <see cref="FlagAuditQuery.Limit"/> entries, in descending order of <see cref="FlagAuditEntry.Version"/>.</returns>
    public abstract ValueTask<IReadOnlyList<FlagAuditEntry>> ReadAuditAsync(FlagAuditQuery query, CancellationToken cancellationToken);

    /// <summary>The fingerprints of the definitions that were last written to the store, by flag.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>By key; empty where none were ever written.</returns>
    public abstract ValueTask<IReadOnlyDictionary<string, string>> ReadFingerprintsAsync(CancellationToken cancellationToken);

    /// <summary>Writes the fingerprints of some definitions, in the place of those before.</summary>
    /// <param name="fingerprints">By key; null takes a flag's away.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Completes when it is done.</returns>
    public abstract ValueTask WriteFingerprintsAsync(IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken);

    /// <summary>Listens for writes by whomever, for as long as the caller wants, where the store can tell of them.</summary>
    /// <param name="changed">Called after each write, and once when listening begins. Fast, and does not throw.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Completes at once where the store can't tell; fails when the connection is lost.</returns>
    public virtual Task WatchAsync(Action changed, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Writes one flag's state, or one tenant's share in it, and the audit trail's entry, both or neither. A write whose
    /// <see cref="FlagStateWrite.Id"/> was written before changes nothing and returns what it returned then.
    /// </summary>
    /// <param name="write">The write.</param>
    /// <param name="cancellationToken">Gives up; what was begun may be done all the same.</param>
    /// <returns>The state as it is now stored.</returns>
    /// <exception cref="ArgumentException">The write is not one: a text is empty, too long or no Unicode, the state is no state.</exception>
    /// <exception cref="FlagStoreConflictException">Somebody else wrote since the version that the writer expects.</exception>
    public ValueTask<StoredFlagState> WriteAsync(FlagStateWrite write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        WriteCheck.Text(write.FlagKey, MaxKeyLength, "The flag's key", nameof(write));
        WriteCheck.Text(write.TenantId ?? "-", MaxKeyLength, "The tenant's id", nameof(write));
        WriteCheck.Text(write.Actor, MaxActorLength, "The name of who writes", nameof(write));
        WriteCheck.Text(write.Comment ?? "-", MaxCommentLength, "The comment", nameof(write));
        if (write.State is { } state)
        {
            WriteCheck.State(state, nameof(write));
        }

        return write.ExpectedVersion is < 0
            ? throw new ArgumentException("The expected version is negative. 0 means that there must be no state yet, null that any may be there.", nameof(write))
            : WriteCheckedAsync(write, cancellationToken);
    }

    /// <summary>Does what <see cref="WriteAsync"/> says, for a write whose texts and state are in order.</summary>
    /// <param name="write">The write.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The state as it is now stored.</returns>
    protected abstract ValueTask<StoredFlagState> WriteCheckedAsync(FlagStateWrite write, CancellationToken cancellationToken);
}

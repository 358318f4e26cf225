namespace TypedFlags.EntityFrameworkCore;

/// <summary>Where the rows of one tenant are, or of what belongs to no tenant. Lives as long as its context.</summary>
internal abstract class TenantPlace
{
    /// <returns>A write's entry in the audit trail in which this tenant's writes are, where others' may be too; null where it has none.</returns>
    public abstract Task<AuditRow?> FindWriteAsync(Guid writeId, CancellationToken cancellationToken);

    /// <returns>The row, which <see cref="SaveAsync"/> takes back; null where there never was one.</returns>
    public abstract Task<StoredRow?> FindAsync(string flagKey, CancellationToken cancellationToken);

    /// <summary>Writes a row and its audit entry, in the context's transaction; at the latest when the context saves its changes.</summary>
    /// <param name="row">A row that was found and changed, or a new one.</param>
    /// <param name="before">The version that was found; null where the row is new.</param>
    /// <param name="audit">The entry.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task SaveAsync(StoredRow row, long? before, AuditRow audit, CancellationToken cancellationToken);

    /// <summary>Writes an entry alone, in the context's transaction; at the latest when the context saves its changes.</summary>
    public abstract Task SaveAuditAsync(AuditRow audit, CancellationToken cancellationToken);

    /// <summary>The users in this tenant's lists, to write to.</summary>
    public abstract Task<MemberTable> OpenMembersAsync(CancellationToken cancellationToken);
}

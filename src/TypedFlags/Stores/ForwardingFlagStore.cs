namespace TypedFlags;

/// <summary>A store by way of another, which somebody else disposes.</summary>
/// <param name="inner">The store that does everything.</param>
internal class ForwardingFlagStore(FlagStore inner) : FlagStore
{
    public override string Name => inner.Name;

    protected FlagStore Inner => inner;

    public override ValueTask<FlagStoreChanges> ReadAsync(string? position, CancellationToken cancellationToken) => inner.ReadAsync(position, cancellationToken);

    public override ValueTask<StoredFlagState?> FindAsync(string flagKey, string? tenantId, CancellationToken cancellationToken) =>
        inner.FindAsync(flagKey, tenantId, cancellationToken);

    public override ValueTask<IReadOnlyList<FlagAuditEntry>> ReadAuditAsync(FlagAuditQuery query, CancellationToken cancellationToken) =>
        inner.ReadAuditAsync(query, cancellationToken);

    public override ValueTask<IReadOnlyDictionary<string, string>> ReadFingerprintsAsync(CancellationToken cancellationToken) =>
        inner.ReadFingerprintsAsync(cancellationToken);

    public override ValueTask WriteFingerprintsAsync(IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken) =>
        inner.WriteFingerprintsAsync(fingerprints, cancellationToken);

    public override Task WatchAsync(Action changed, CancellationToken cancellationToken) => inner.WatchAsync(changed, cancellationToken);

    protected override ValueTask<StoredFlagState> WriteCheckedAsync(FlagStateWrite write, CancellationToken cancellationToken) =>
        inner.WriteAsync(write, cancellationToken);
}

namespace TypedFlags;

/// <summary>A store that tells of each write made through it. Does nothing else: reads and writes are the inner store's.</summary>
/// <param name="inner">The store.</param>
/// <param name="queues">One a webhook.</param>
internal sealed class AlertingFlagStore(FlagStore inner, AlertQueue[] queues) : FlagStore
{
    public override string Name => inner.Name;

    /// <summary>The store itself where there is nobody to tell.</summary>
    public static FlagStore Around(FlagStore inner, IEnumerable<AlertQueue> queues)
    {
        AlertQueue[] all = [.. queues];
        return all.Length == 0 ? inner : new AlertingFlagStore(inner, all);
    }

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

    protected override async ValueTask<StoredFlagState> WriteCheckedAsync(FlagStateWrite write, CancellationToken cancellationToken)
    {
        StoredFlagState stored = await inner.WriteAsync(write, cancellationToken).ConfigureAwait(false);
        Array.ForEach(queues, queue => queue.Offer(new AlertQueue.Waiting(inner, stored)));
        return stored;
    }
}

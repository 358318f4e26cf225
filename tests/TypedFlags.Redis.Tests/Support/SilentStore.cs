namespace TypedFlags.Redis.Tests.Support;

/// <summary>A store that several nodes share and that tells nobody of its changes, as a database without notifications.</summary>
internal sealed class SilentStore(MemoryFlagStore shared) : FlagStore, IDisposable
{
    public bool IsDisposed { get; private set; }

    public override ValueTask<FlagStoreChanges> ReadAsync(string? position, CancellationToken cancellationToken) => shared.ReadAsync(position, cancellationToken);

    public override ValueTask<StoredFlagState?> FindAsync(string flagKey, string? tenantId, CancellationToken cancellationToken) =>
        shared.FindAsync(flagKey, tenantId, cancellationToken);

    public override ValueTask<IReadOnlyList<FlagAuditEntry>> ReadAuditAsync(FlagAuditQuery query, CancellationToken cancellationToken) =>
        shared.ReadAuditAsync(query, cancellationToken);

    public override ValueTask<IReadOnlyDictionary<string, string>> ReadFingerprintsAsync(CancellationToken cancellationToken) =>
        shared.ReadFingerprintsAsync(cancellationToken);

    public override ValueTask WriteFingerprintsAsync(IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken) =>
        shared.WriteFingerprintsAsync(fingerprints, cancellationToken);

    public void Dispose() => IsDisposed = true;

    protected override ValueTask<StoredFlagState> WriteCheckedAsync(FlagStateWrite write, CancellationToken cancellationToken) =>
        shared.WriteAsync(write, cancellationToken);
}

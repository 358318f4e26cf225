namespace TypedFlags.Redis.Tests.Support;

/// <summary>What stands for a database that several nodes share and that tells nobody of its changes: it counts how often it is read, and can be slow, or restored from a backup.</summary>
internal sealed class SharedDatabase : FlagStore
{
    private MemoryFlagStore _states = new();
    private string _epoch = "first";
    private int _wholes;
    private int _differences;

    /// <summary>How often it was asked for everything.</summary>
    public int Wholes => Volatile.Read(ref _wholes);

    /// <summary>How often it was asked for what changed.</summary>
    public int Differences => Volatile.Read(ref _differences);

    /// <summary>How long a reading takes.</summary>
    public TimeSpan ReadingTime { get; set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>It has another past from now on, and nothing in it.</summary>
    public void Restore()
    {
        _states = new MemoryFlagStore();
        _epoch = Guid.NewGuid().ToString("N");
    }

    public override async ValueTask<FlagStoreChanges> ReadAsync(string? position, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref position is null ? ref _wholes : ref _differences);
        string known = _epoch + ":";
        FlagStoreChanges changes = await _states.ReadAsync(
            position?.StartsWith(known, StringComparison.Ordinal) == true ? position[known.Length..] : null, cancellationToken);

        // The answer is that of when it was asked, however long it takes.
        await Task.Delay(ReadingTime, cancellationToken);
        return changes with { Position = known + changes.Position };
    }

    public override ValueTask<StoredFlagState?> FindAsync(string flagKey, string? tenantId, CancellationToken cancellationToken) =>
        _states.FindAsync(flagKey, tenantId, cancellationToken);

    public override ValueTask<IReadOnlyList<FlagAuditEntry>> ReadAuditAsync(FlagAuditQuery query, CancellationToken cancellationToken) =>
        _states.ReadAuditAsync(query, cancellationToken);

    public override ValueTask<IReadOnlyDictionary<string, string>> ReadFingerprintsAsync(CancellationToken cancellationToken) =>
        _states.ReadFingerprintsAsync(cancellationToken);

    public override ValueTask WriteFingerprintsAsync(IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken) =>
        _states.WriteFingerprintsAsync(fingerprints, cancellationToken);

    protected override ValueTask<StoredFlagState> WriteCheckedAsync(FlagStateWrite write, CancellationToken cancellationToken) =>
        _states.WriteAsync(write, cancellationToken);
}

using Microsoft.Extensions.Logging;

namespace TypedFlags.Redis;

/// <summary>Another store, whose writes are told of through Redis. Reading and writing are the other store's alone, whether Redis is there or not.</summary>
internal sealed class NotifyingFlagStore : FlagStore, IAsyncDisposable, IDisposable
{
    private readonly FlagStore _inner;
    private readonly RedisOptions _options;
    private readonly RedisLink _link;
    private readonly string _channel;
    private readonly ChangeAnnouncer _announcer;

    /// <param name="inner">The store. It is disposed with this one.</param>
    /// <param name="options">Where Redis is.</param>
    /// <param name="logger">Told when changes can't be told of.</param>
    public NotifyingFlagStore(FlagStore inner, RedisOptions options, ILogger logger)
    {
        _inner = inner;
        _options = options;
        _link = new RedisLink(options);
        _channel = new RedisKeys(options.KeyPrefix).Changes;
        _announcer = new ChangeAnnouncer(_link, _channel, options.CommandTimeout, logger);
    }

    public override string Name => _inner.Name;

    public override ValueTask<FlagStoreChanges> ReadAsync(string? position, CancellationToken cancellationToken) =>
        _inner.ReadAsync(position, cancellationToken);

    public override ValueTask<StoredFlagState?> FindAsync(string flagKey, string? tenantId, CancellationToken cancellationToken) =>
        _inner.FindAsync(flagKey, tenantId, cancellationToken);

    public override ValueTask<IReadOnlyList<FlagAuditEntry>> ReadAuditAsync(FlagAuditQuery query, CancellationToken cancellationToken) =>
        _inner.ReadAuditAsync(query, cancellationToken);

    public override ValueTask<IReadOnlyDictionary<string, string>> ReadFingerprintsAsync(CancellationToken cancellationToken) =>
        _inner.ReadFingerprintsAsync(cancellationToken);

    public override ValueTask WriteFingerprintsAsync(IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken) =>
        _inner.WriteFingerprintsAsync(fingerprints, cancellationToken);

    /// <summary>Listens to Redis, and to the store itself where it can tell. Where either fails both begin again.</summary>
    public override async Task WatchAsync(Action changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task own = _inner.WatchAsync(changed, over.Token);
        Task redis = RedisSubscription.ListenAsync(_link, _channel, _options.PingInterval, changed, over.Token);
        try
        {
            await (await Task.WhenAny(own, redis).ConfigureAwait(false)).ConfigureAwait(false);
            await redis.ConfigureAwait(false);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(own, redis).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _announcer.DisposeAsync().ConfigureAwait(false);
        if (_inner is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            (_inner as IDisposable)?.Dispose();
        }
    }

    /// <summary>Lets go of both, without waiting for what is still to be told.</summary>
    public void Dispose()
    {
        _ = _announcer.DisposeAsync().AsTask();
        (_inner as IDisposable)?.Dispose();
    }

    protected override async ValueTask<StoredFlagState> WriteCheckedAsync(FlagStateWrite write, CancellationToken cancellationToken)
    {
        try
        {
            StoredFlagState stored = await _inner.WriteAsync(write, cancellationToken).ConfigureAwait(false);
            _announcer.Announce();
            return stored;
        }
        catch (Exception exception) when (exception is not (FlagStoreConflictException or ArgumentException or OutOfMemoryException))
        {
            // It may have been done all the same.
            _announcer.Announce();
            throw;
        }
    }
}

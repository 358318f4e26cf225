using Microsoft.Extensions.Logging;

namespace TypedFlags.Redis;

/// <summary>
/// Another store, with Redis between it and the nodes: its writes are told of, and its readings shared, as <see cref="RedisOptions.Roles"/> says. What is right is the other store's alone, whether
/// Redis is there or not.
/// </summary>
internal sealed class SharedFlagStore : FlagStore, IAsyncDisposable, IDisposable
{
    private readonly FlagStore _inner;
    private readonly ChangeAnnouncer _announcer;
    private readonly ChangeListener? _listener;
    private readonly StateCache? _cache;

    /// <param name="inner">The store. It is disposed with this one.</param>
    /// <param name="options">Where Redis is.</param>
    /// <param name="logger">Told when Redis is away.</param>
    public SharedFlagStore(FlagStore inner, RedisOptions options, ILogger logger)
    {
        _inner = inner;
        RedisLink link = new(options);
        RedisKeys keys = new(options.KeyPrefix);
        RedisOutage outage = new(link.Address, logger);
        _announcer = new ChangeAnnouncer(link, keys, options.CommandTimeout, outage);
        _cache = options.Roles.HasFlag(RedisRoles.Cache) ? new StateCache(new CacheClient(link, keys, options), options, outage) : null;
        _listener = options.Roles.HasFlag(RedisRoles.Notifications) ? new ChangeListener(link, keys.Changes, options.PingInterval, _cache, outage) : null;
    }

    public override string Name => _inner.Name;

    /// <summary>From Redis where it is there. What this node wrote itself and could not tell of yet, it reads from the store.</summary>
    public override ValueTask<FlagStoreChanges> ReadAsync(string? position, CancellationToken cancellationToken) =>
        _cache is null || _announcer.IsBehind ? _inner.ReadAsync(position, cancellationToken) : _cache.ReadAsync(position, _inner.ReadAsync, cancellationToken);

    public override ValueTask<StoredFlagState?> FindAsync(string flagKey, string? tenantId, CancellationToken cancellationToken) =>
        _inner.FindAsync(flagKey, tenantId, cancellationToken);

    public override ValueTask<IReadOnlyList<FlagAuditEntry>> ReadAuditAsync(FlagAuditQuery query, CancellationToken cancellationToken) =>
        _inner.ReadAuditAsync(query, cancellationToken);

    public override ValueTask<IReadOnlyDictionary<string, string>> ReadFingerprintsAsync(CancellationToken cancellationToken) =>
        _inner.ReadFingerprintsAsync(cancellationToken);

    public override ValueTask WriteFingerprintsAsync(IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken) =>
        _inner.WriteFingerprintsAsync(fingerprints, cancellationToken);

    /// <summary>Listens to Redis, whose loss ends nothing, and to the store itself where it can tell, whose loss ends both.</summary>
    public override async Task WatchAsync(Action changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task own = _inner.WatchAsync(
            () =>
            {
                // Redis may hear of it later than we.
                _cache?.Distrust();
                changed();
            },
            over.Token);
        Task redis = _listener?.ListenAsync(changed, over.Token) ?? own;
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

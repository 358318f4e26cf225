using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace TypedFlags.Redis;

/// <summary>
/// State, versions, audit trail and fingerprints in Redis, 5 or newer. A write is one script, so that all of it is done or nothing; each is told of at once to all who watch.
/// What Redis acknowledged is as durable as Redis is set up to be: with <c>appendonly yes</c> and <c>appendfsync always</c> it outlives a crash.
/// </summary>
public sealed class RedisFlagStore : FlagStore, IAsyncDisposable, IDisposable
{
    private const int AuditPage = 256;

    private readonly RedisOptions _options;
    private readonly RedisLink _link;
    private readonly RedisKeys _keys;
    private readonly ILogger _logger;

    /// <summary>A store. It connects when it is first used.</summary>
    /// <param name="options">Where Redis is. Not to be changed afterwards.</param>
    /// <param name="logger">Told of entries that cannot be read; nobody where null.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options cannot work.</exception>
    public RedisFlagStore(RedisOptions options, ILogger<RedisFlagStore>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _link = new RedisLink(options);
        _keys = new RedisKeys(options.KeyPrefix);
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <inheritdoc />
    public override string Name => $"Redis at {_link.Address}";

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">
    /// There was a store here at that position, and now there is nothing: Redis was flushed, or started without its data. Whoever reads keeps what it has; a write begins a new store.
    /// </exception>
    public override async ValueTask<FlagStoreChanges> ReadAsync(string? position, CancellationToken cancellationToken)
    {
        StatePosition after = StatePosition.Parse(position);
        RedisResult[] answer = (RedisResult[])await _link.RunScriptAsync(
            RedisScripts.Read,
            [_keys.State, _keys.Order, _keys.Meta],
            [after.Epoch, after.Run, after.Version.ToString(CultureInfo.InvariantCulture)],
            cancellationToken).ConfigureAwait(false);
        StatePosition now = new((string)answer[0], (string)answer[1], long.Parse((string)answer[2], CultureInfo.InvariantCulture));
        if (now.Epoch.Length == 0 && after != StatePosition.Nowhere && after.Epoch.Length > 0)
        {
            throw new InvalidDataException(
                $"Redis at {_link.Address} has lost the state of the flags: it was flushed, or started without its data. Write the flags' state again, or restore it.");
        }

        bool isComplete = string.Equals((string)answer[3], "all", StringComparison.Ordinal);
        List<StoredFlagState> states = ReadStates((RedisResult[])answer[4]);
        if (isComplete)
        {
            states.RemoveAll(static state => state.State is null);
        }

        return new FlagStoreChanges(states, isComplete, now.ToString());
    }

    /// <inheritdoc />
    public override async ValueTask<StoredFlagState?> FindAsync(string flagKey, string? tenantId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(flagKey);
        byte[] field = StateRecord.Field(flagKey, tenantId);
        RedisValue value = await _link.RunAsync(database => database.HashGetAsync(_keys.State, field), cancellationToken).ConfigureAwait(false);
        return value.IsNull ? null : StateRecord.Read(field, value!) is { State: not null } state ? state : null;
    }

    /// <inheritdoc />
    public override async ValueTask<IReadOnlyList<FlagAuditEntry>> ReadAuditAsync(FlagAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        List<FlagAuditEntry> found = [];
        double before = query.BeforeVersion ?? double.PositiveInfinity;
        while (true)
        {
            RedisValue[] page = await _link.RunAsync(
                database => database.SortedSetRangeByScoreAsync(
                    _keys.Audit, double.NegativeInfinity, before, Exclude.Stop, Order.Descending, skip: 0, take: AuditPage),
                cancellationToken).ConfigureAwait(false);
            foreach (RedisValue value in page)
            {
                FlagAuditEntry entry = AuditRecord.Read(value!);
                before = entry.Version;
                if (query.Matches(entry))
                {
                    found.Add(entry);
                    if (found.Count == query.Limit)
                    {
                        return found;
                    }
                }
            }

            if (page.Length < AuditPage)
            {
                return found;
            }
        }
    }

    /// <inheritdoc />
    public override async ValueTask<IReadOnlyDictionary<string, string>> ReadFingerprintsAsync(CancellationToken cancellationToken)
    {
        HashEntry[] entries = await _link.RunAsync(database => database.HashGetAllAsync(_keys.Fingerprints), cancellationToken).ConfigureAwait(false);
        return entries.ToDictionary(static entry => (string)entry.Name!, static entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public override async ValueTask WriteFingerprintsAsync(IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fingerprints);
        await _link.RunAsync(
            database =>
            {
                // Both or neither.
                ITransaction transaction = database.CreateTransaction();
                _ = transaction.HashDeleteAsync(_keys.Fingerprints, [.. fingerprints.Where(static one => one.Value is null).Select(static one => (RedisValue)one.Key), ""]);
                _ = transaction.HashSetAsync(
                    _keys.Fingerprints, [.. fingerprints.Where(static one => one.Value is not null).Select(static one => new HashEntry(one.Key, one.Value))]);
                return transaction.ExecuteAsync();
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override Task WatchAsync(Action changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return RedisSubscription.ListenAsync(_link, _keys.Changes, _options.PingInterval, _ => changed(), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _link.DisposeAsync();

    /// <summary>Lets go of the connection, without waiting for its sockets to close.</summary>
    public void Dispose() => _ = _link.DisposeAsync().AsTask();

    /// <inheritdoc />
    protected override async ValueTask<StoredFlagState> WriteCheckedAsync(FlagStateWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        byte[] field = StateRecord.Field(write.FlagKey, write.TenantId);
        RedisResult[] answer = (RedisResult[])await _link.RunScriptAsync(
            RedisScripts.Write,
            [_keys.State, _keys.Order, _keys.Audit, _keys.Writes, _keys.Meta],
            [
                field,
                write.Id.ToString(),
                write.ExpectedVersion?.ToString(CultureInfo.InvariantCulture) ?? "",
                write.State is { } state ? Encoding.UTF8.GetBytes(state.GetRawText()) : "",
                StateRecord.Who(write.Actor),
                AuditRecord.Head(write),
                Guid.NewGuid().ToString("N"),
                _options.MaxAuditEntries,
                _keys.Changes,
            ],
            cancellationToken).ConfigureAwait(false);
        byte[] found = (byte[])answer[1];
        if (string.Equals((string)answer[0], "conflict", StringComparison.Ordinal))
        {
            throw new FlagStoreConflictException(write, found.Length == 0 ? null : StateRecord.Read(field, found));
        }

        // What was written, now or when the same write came before.
        FlagAuditEntry entry = AuditRecord.Read(found);
        return new StoredFlagState(entry.FlagKey, entry.TenantId, entry.After, entry.Version, entry.At, entry.Actor);
    }

    private List<StoredFlagState> ReadStates(RedisResult[] pairs)
    {
        List<StoredFlagState> states = new(pairs.Length / 2);
        int unreadable = 0;
        for (int index = 0; index + 1 < pairs.Length; index += 2)
        {
            try
            {
                states.Add(StateRecord.Read((byte[])pairs[index], (byte[])pairs[index + 1]));
            }
            catch (FormatException)
            {
                unreadable++;
            }
        }

        if (unreadable > 0)
        {
            RedisLog.Unreadable(_logger, unreadable, _keys.State);
        }

        return states;
    }
}

using System.Globalization;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// A store that lives as long as the process: for tests, for tools, and to see how a store behaves. Everything that was ever written is kept in the
/// audit trail.
/// </summary>
/// <param name="timeProvider">The clock; the system's where null.</param>
public sealed class MemoryFlagStore(TimeProvider? timeProvider = null) : FlagStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string FlagKey, string? TenantId), StoredFlagState> _states = [];
    private readonly Dictionary<Guid, StoredFlagState> _writes = [];
    private readonly List<FlagAuditEntry> _audit = [];
    private readonly Dictionary<string, string> _fingerprints = new(StringComparer.Ordinal);
    private Action? _changed;

    /// <inheritdoc />
    public override string Name => "memory";

    /// <inheritdoc />
    public override ValueTask<FlagStoreChanges> ReadAsync(string? position, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            bool isComplete = !int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out int after) || after > _audit.Count;

            // By the trail, whose entries are in the order of their versions, 1 and up: a difference takes as long as it is, however much is stored.
            List<StoredFlagState> states = isComplete
                ? [.. _states.Values.Where(static state => state.State is not null)]
                : [.. _audit[after..].Select(static entry => (entry.FlagKey, entry.TenantId)).Distinct().Select(key => _states[key])];
            return new(new FlagStoreChanges(states, isComplete, _audit.Count.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <inheritdoc />
    public override ValueTask<StoredFlagState?> FindAsync(string flagKey, string? tenantId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_states.GetValueOrDefault((flagKey, tenantId)) is { State: not null } state ? state : null);
        }
    }

    /// <inheritdoc />
    public override ValueTask<IReadOnlyList<FlagAuditEntry>> ReadAuditAsync(FlagAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        lock (_gate)
        {
            return new([.. _audit.AsEnumerable().Reverse().Where(query.Matches).Take(query.Limit)]);
        }
    }

    /// <inheritdoc />
    public override ValueTask<IReadOnlyDictionary<string, string>> ReadFingerprintsAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(new Dictionary<string, string>(_fingerprints, StringComparer.Ordinal));
        }
    }

    /// <inheritdoc />
    public override ValueTask WriteFingerprintsAsync(IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fingerprints);
        lock (_gate)
        {
            foreach ((string key, string? fingerprint) in fingerprints)
            {
                if (fingerprint is null)
                {
                    _fingerprints.Remove(key);
                }
                else
                {
                    _fingerprints[key] = fingerprint;
                }
            }
        }

        return default;
    }

    /// <inheritdoc />
    public override async Task WatchAsync(Action changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        lock (_gate)
        {
            _changed += changed;
        }

        changed();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _changed -= changed;
            }
        }
    }

    /// <inheritdoc />
    protected override ValueTask<StoredFlagState> WriteCheckedAsync(FlagStateWrite write, CancellationToken cancellationToken)
    {
        StoredFlagState stored;
        Action? changed;
        lock (_gate)
        {
            if (_writes.TryGetValue(write.Id, out StoredFlagState? done))
            {
                return new(done);
            }

            StoredFlagState? current = _states.GetValueOrDefault((write.FlagKey, write.TenantId));
            if (!write.MayOverwrite(current))
            {
                throw new FlagStoreConflictException(write, current);
            }

            DateTimeOffset now = (timeProvider ?? TimeProvider.System).GetUtcNow();
            JsonElement? state = write.State?.Clone();
            stored = new StoredFlagState(write.FlagKey, write.TenantId, state, _audit.Count + 1, now, write.Actor);
            _states[(write.FlagKey, write.TenantId)] = stored;
            _writes.Add(write.Id, stored);
            _audit.Add(new FlagAuditEntry(
                stored.Version, write.Id, write.FlagKey, write.TenantId, current?.State, state, write.Actor, write.Comment, now));
            changed = _changed;
        }

        changed?.Invoke();
        return new(stored);
    }
}

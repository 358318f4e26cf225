using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TypedFlags;

/// <summary>
/// The store that needs nothing but a folder: one file with the state, and a journal beside it. A write that was acknowledged is on the disk (fsync) and
/// survives the death of the process and of the machine; one that was not is there whole or not at all. Any number of processes of one
/// machine may share it; the folder has to be on a local disk. Safe for any number of threads.
/// </summary>
/// <remarks>
/// The files are readable by their owner only. Reading never writes and never locks, so a folder that can only be read is enough for it.
/// </remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The semaphore has no handle to let go of, as nobody asks for one.")]
public sealed class FileFlagStore : FlagStore
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _writers = new(1);
    private readonly StoreFiles _files;
    private readonly FileFlagStoreOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly StoreWriter _writer;
    private StoreImage? _image;
    private long _highest;
    private string? _toldDamage;
    private bool _isLossTold;
    private bool _isLockTried;
    private Action? _changed;

    /// <summary>Names the files. Nothing is read or written yet.</summary>
    /// <param name="path">The state file; the others begin with its name. Its folder is made at the first write where it is missing.</param>
    /// <param name="options">Sizes and times.</param>
    /// <param name="timeProvider">The clock, for the audit trail only; the system's where null.</param>
    /// <param name="logger">Told what was found damaged, and repaired.</param>
    /// <exception cref="ArgumentException">The path names no file, or an option is out of its range.</exception>
    public FileFlagStore(string path, FileFlagStoreOptions? options = null, TimeProvider? timeProvider = null, ILogger<FileFlagStore>? logger = null)
    {
        _files = new StoreFiles(path);
        _options = (options ?? new FileFlagStoreOptions()).Checked();
        _clock = timeProvider ?? TimeProvider.System;
        _logger = logger ?? NullLogger<FileFlagStore>.Instance;
        _writer = new StoreWriter(_files, _options, _logger);
    }

    /// <inheritdoc />
    public override string Name => _files.State;

    /// <inheritdoc />
    /// <exception cref="IOException">The files can't be read, or are gone.</exception>
    /// <exception cref="InvalidDataException">They are not a store's, or too large.</exception>
    public override ValueTask<FlagStoreChanges> ReadAsync(string? position, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Refresh() is not { } image)
            {
                return new(new FlagStoreChanges([], IsComplete: true, "new"));
            }

            string prefix = image.Generation + "-";
            long after = 0;
            bool isComplete = position is null
                || !position.StartsWith(prefix, StringComparison.Ordinal)
                || !long.TryParse(position.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out after);
            string now = string.Create(CultureInfo.InvariantCulture, $"{prefix}{image.Sequence}");
            List<StoredFlagState> states = !isComplete && after == image.Sequence
                ? []
                : [.. image.States.Values.Where(state => isComplete ? state.State is not null : state.Version > after)];
            return new(new FlagStoreChanges(states, isComplete, now));
        }
    }

    /// <inheritdoc />
    public override ValueTask<StoredFlagState?> FindAsync(string flagKey, string? tenantId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(Refresh()?.States.GetValueOrDefault((flagKey, tenantId)) is { State: not null } state ? state : null);
        }
    }

    /// <inheritdoc />
    public override ValueTask<IReadOnlyList<FlagAuditEntry>> ReadAuditAsync(FlagAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(StoreAudit.Read(_files, query, _options.MaxFileBytes, cancellationToken));
    }

    /// <inheritdoc />
    public override ValueTask<IReadOnlyDictionary<string, string>> ReadFingerprintsAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(new Dictionary<string, string>(Refresh()?.Fingerprints ?? [], StringComparer.Ordinal));
        }
    }

    /// <inheritdoc />
    public override async ValueTask WriteFingerprintsAsync(IReadOnlyDictionary<string, string?> fingerprints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fingerprints);
        await WriteLockedAsync(
            image =>
            {
                _writer.Append(image, new FingerprintsRecord(Next(image), fingerprints));
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override async Task WatchAsync(Action changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        lock (_gate)
        {
            _changed += changed;
        }

        try
        {
            await StoreWatcher.RunAsync(_files, changed, _options.PollInterval, cancellationToken).ConfigureAwait(false);
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
    /// <exception cref="TimeoutException">Other processes wrote all the time.</exception>
    /// <exception cref="IOException">The folder can't be written to, or the disk is full.</exception>
    protected override ValueTask<StoredFlagState> WriteCheckedAsync(FlagStateWrite write, CancellationToken cancellationToken) =>
        WriteLockedAsync(image => Write(image, write), cancellationToken);

    private StoredFlagState Write(StoreImage image, FlagStateWrite write)
    {
        if (image.FindLatest(write) is { } latest)
        {
            // Whoever wrote it may have died before it was on the disk, and with it the promise that this now gives.
            _writer.Secure(image);
            return latest;
        }

        if (image.FindWrite(write.Id) is { } place)
        {
            _writer.Secure(image);
            return ReadWritten(place);
        }

        StoredFlagState? current = image.States.GetValueOrDefault((write.FlagKey, write.TenantId));
        if (!write.MayOverwrite(current))
        {
            throw new FlagStoreConflictException(write, current);
        }

        WriteRecord record = new(new FlagAuditEntry(
            Next(image), write.Id, write.FlagKey, write.TenantId, current?.State, write.State?.Clone(), write.Actor, write.Comment, _clock.GetUtcNow()));
        _writer.Append(image, record);
        return record.ToState();
    }

    /// <summary>
    /// The version of a write. Where a backup was put back, the highest that is known here is of a write that is lost: its version does not come again, since whoever
    /// holds it would pass for one who has seen what is there now.
    /// </summary>
    private long Next(StoreImage image) => Math.Max(image.Sequence, _highest) + 1;

    private StoredFlagState ReadWritten(StoreImage.WritePlace place)
    {
        string path = _files.Journal(place.Journal);
        byte[] line = new byte[place.Length];
        try
        {
            using Microsoft.Win32.SafeHandles.SafeFileHandle journal = DurableFile.OpenToRead(path);
            if (RandomAccess.Read(journal, line, place.Offset) == line.Length && StoreLine.Read(line) is WriteRecord written)
            {
                return written.ToState();
            }
        }
        catch (IOException exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Told below.
        }

        throw new InvalidDataException($"The write was done before, and written over since, but its line in '{path}' is gone. Nothing was changed.");
    }

    /// <summary>Does something as the only writer of all processes.</summary>
    private async ValueTask<T> WriteLockedAsync<T>(Func<StoreImage, T> write, CancellationToken cancellationToken)
    {
        T result;
        Action? changed;
        await _writers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            FileStream taken = await StoreLock.TakeAsync(_files, _options.LockTimeout, cancellationToken).ConfigureAwait(false);
            await using (taken.ConfigureAwait(false))
            {
                if (!_isLockTried)
                {
                    StoreLock.Try(_files);
                    _isLockTried = true;
                }

                result = write(FindToWriteTo());
                lock (_gate)
                {
                    _writer.WriteState(Refresh()!);
                    changed = _changed;
                }
            }
        }
        finally
        {
            _writers.Release();
        }

        changed?.Invoke();
        return result;
    }

    /// <summary>What is stored, for who holds the lock; nothing, where it is a new store. Where somebody deleted everything, what was known last.</summary>
    private StoreImage FindToWriteTo()
    {
        lock (_gate)
        {
            if (StoreReader.Refresh(_files, _image, _options.MaxFileBytes) is { } image)
            {
                return Know(image);
            }

            if (_image is { } known)
            {
                FileStoreLog.Restored(_logger, _isLossTold ? LogLevel.Information : LogLevel.Warning, _files.State);
                _isLossTold = false;
                known.NeedsJournal = true;
                return known;
            }

            return new StoreImage(new StoreCopy(new HeadRecord(Guid.NewGuid(), Sequence: 0, Lines: 0)), sequence: 0);
        }
    }

    private StoreImage? Refresh()
    {
        StoreImage? image = StoreReader.Refresh(_files, _image, _options.MaxFileBytes);
        if (image is null && _image is not null)
        {
            _isLossTold = true;
            throw new FileNotFoundException($"All files of the store '{_files.State}' are gone. What was read before stays in force, and comes back with the next write.");
        }

        return image is null ? null : Know(image);
    }

    private StoreImage Know(StoreImage image)
    {
        _image = image;
        _highest = Math.Max(_highest, image.Sequence);
        if (image.Damage is null)
        {
            _toldDamage = null;
        }
        else if (!string.Equals(image.Damage, _toldDamage, StringComparison.Ordinal))
        {
            _toldDamage = image.Damage;
            FileStoreLog.Damaged(_logger, image.Damage);
        }

        return image;
    }
}

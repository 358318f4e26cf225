using System.Buffers;
using Microsoft.Extensions.Logging;

namespace TypedFlags;

/// <summary>Writes to a store's files, for whoever holds its lock and knows what is stored. Changes no image: that is read again.</summary>
internal sealed class StoreWriter(StoreFiles files, FileFlagStoreOptions options, ILogger logger)
{
    /// <summary>A state up to this size, in bytes, is written anew at each write; a larger one when half as much has been added to the journal.</summary>
    private const int SmallState = 256 * 1024;

    private long _stateLength;
    private bool _isStateBehind;

    /// <summary>Adds a line to the journal. When this returns, it is on the disk.</summary>
    /// <param name="image">What is stored; of a new store, nothing.</param>
    /// <param name="record">The line.</param>
    /// <exception cref="ArgumentException">It can't be written as a line.</exception>
    /// <exception cref="IOException">The disk does not take it. What was written of it was taken back, as far as the disk allows.</exception>
    public void Append(StoreImage image, StoreRecord record)
    {
        ArrayBufferWriter<byte> line = new();
        StoreLine.Write(line, record);
        if (!IsSame(record, StoreLine.Read(line.WrittenSpan[..^1])))
        {
            throw new ArgumentException(
                "The write would not be the same when it is read again: its state is nested too deep, or the flag's key or the tenant's id is no Unicode text.", nameof(record));
        }

        int number = image.Journal;
        long end = image.JournalEnd;
        if (number == 0 || image.NeedsJournal || IsFull(image, line.WrittenCount))
        {
            (number, end) = BeginJournal(image);
        }
        else if (new FileInfo(files.Journal(number)).Length > end)
        {
            // Who wrote it has died in the middle, and has told nobody that it was done.
            string path = files.Journal(number);
            DurableFile.Cut(path, end);
            FileStoreLog.TornLine(logger, path);
        }

        if (end + line.WrittenCount > options.MaxFileBytes)
        {
            throw new IOException(FormattableString.Invariant(
                $"The store '{files.State}' would become larger than the {options.MaxFileBytes} bytes that are read (FileFlagStoreOptions.MaxFileBytes). Nothing was changed."));
        }

        DurableFile.Append(files.Journal(number), end, line.WrittenSpan);
    }

    /// <summary>Makes sure that what is known is on the disk, whoever wrote it, and whatever became of the files.</summary>
    public void Secure(StoreImage image)
    {
        if (image.NeedsJournal)
        {
            _ = BeginJournal(image);
        }
        else
        {
            DurableFile.Flush(files.Journal(image.Journal));
        }
    }

    /// <summary>Writes the state file where it is time for it. What was written before stands in the journal, so this may fail.</summary>
    public void WriteState(StoreImage image)
    {
        if (_stateLength > SmallState && image.BytesSinceState < _stateLength / 2)
        {
            return;
        }

        try
        {
            byte[] bytes = image.ToBytes();
            DurableFile.Replace(files.State, bytes);
            _stateLength = bytes.Length;
            image.StateWritten();
            _isStateBehind = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_isStateBehind)
            {
                _isStateBehind = true;
                FileStoreLog.StateBehind(logger, exception, files.State);
            }
        }
    }

    private static bool IsSame(StoreRecord record, StoreRecord? read) => (record, read) switch
    {
        (WriteRecord { Entry: FlagAuditEntry one }, WriteRecord { Entry: FlagAuditEntry other }) =>
            string.Equals(one.FlagKey, other.FlagKey, StringComparison.Ordinal) && string.Equals(one.TenantId, other.TenantId, StringComparison.Ordinal),
        _ => read is not null,
    };

    private bool IsFull(StoreImage image, int more)
    {
        long written = image.JournalEnd - image.JournalBegin;
        return written > 0
            && (written + more > Math.Max(options.MaxJournalBytes, image.JournalBegin) || image.JournalEnd + more > options.MaxFileBytes);
    }

    /// <summary>Begins a new file of the journal with a copy of everything, and deletes the oldest where there are enough.</summary>
    private (int Number, long End) BeginJournal(StoreImage image)
    {
        // Its last line may be of a process that died before it was on the disk.
        if (image is { Journal: > 0, NeedsJournal: false })
        {
            DurableFile.Flush(files.Journal(image.Journal));
        }

        int[] numbers = files.FindJournals();
        int number = numbers.LastOrDefault() + 1;
        byte[] copy = image.ToBytes();
        DurableFile.Replace(files.Journal(number), copy);
        foreach (int old in numbers.Where(old => old <= number - options.MaxJournals))
        {
            EngineLog.Try(() => File.Delete(files.Journal(old)));
        }

        return (number, copy.Length);
    }
}

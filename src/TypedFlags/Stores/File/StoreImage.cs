using Microsoft.Win32.SafeHandles;

namespace TypedFlags;

/// <summary>
/// What one process knows of a store: everything that is stored, up to a place in the journal, from where it goes on reading. Not safe for threads; its
/// store takes turns.
/// </summary>
/// <param name="copy">What it begins with.</param>
/// <param name="sequence">The last write that is in it.</param>
internal sealed class StoreImage(StoreCopy copy, long sequence)
{
    private Dictionary<Guid, WritePlace> _writes = [];

    /// <summary>Where the line of a write stands.</summary>
    public readonly record struct WritePlace(int Journal, long Offset, int Length);

    /// <summary>Tells positions in this image from those in others, between which there is no difference to give.</summary>
    public string Generation { get; } = Guid.NewGuid().ToString("N");

    public Guid Store => copy.Head.Store;

    /// <summary>The last write.</summary>
    public long Sequence { get; private set; } = sequence;

    /// <summary>By flag and tenant, dropped ones too, as long as they are not forgotten.</summary>
    public Dictionary<(string FlagKey, string? TenantId), StoredFlagState> States => copy.States;

    public Dictionary<string, string> Fingerprints => copy.Fingerprints;

    /// <summary>The journal's current file; 0 where there is none.</summary>
    public int Journal { get; private set; }

    /// <summary>Where the writes begin in it, behind the copy.</summary>
    public long JournalBegin { get; private set; }

    /// <summary>Up to where it was read.</summary>
    public long JournalEnd { get; private set; }

    /// <summary>How much was written since <see cref="StateWritten"/>.</summary>
    public long BytesSinceState { get; private set; }

    /// <summary>What was found wrong with the files, for the log; null where nothing was.</summary>
    public string? Damage { get; set; }

    /// <summary>Whether the last line of the journal's current file was half a line when it was loaded.</summary>
    public bool IsTorn { get; init; }

    /// <summary>Whether the current file of the journal can't be gone on with: the next write begins a new one.</summary>
    public bool NeedsJournal { get; set; }

    private StoreText.Line LastLine { get; set; }

    private uint LastSum { get; set; }

    public byte[] ToBytes() => copy.ToBytes(Sequence).ToArray();

    public void StateWritten() => BytesSinceState = 0;

    /// <summary>What a write made, where it is the latest one to its flag and tenant.</summary>
    public StoredFlagState? FindLatest(FlagStateWrite write) =>
        copy.WriteIds.TryGetValue((write.FlagKey, write.TenantId), out Guid latest) && latest == write.Id ? States[(write.FlagKey, write.TenantId)] : null;

    public WritePlace? FindWrite(Guid id) => _writes.TryGetValue(id, out WritePlace place) ? place : null;

    /// <summary>Goes on in a file whose copy says what is known already, or less.</summary>
    public void EnterJournal(int number, long begin)
    {
        Journal = number;
        JournalBegin = begin;
        JournalEnd = begin;
        LastLine = default;

        // The ids of the file before stay.
        _writes = _writes.Where(write => write.Value.Journal >= number - 1).ToDictionary();
    }

    /// <summary>Takes lines of a file of the journal: whole ones, in order, from where this one ended.</summary>
    public void Take(int journal, IEnumerable<StoreText.Line> lines, ReadOnlySpan<byte> bytes, long offset)
    {
        foreach (StoreText.Line line in lines)
        {
            Apply(journal, line);
            if (journal == Journal)
            {
                BytesSinceState += line.Length;
                JournalEnd = line.End;
                LastLine = line;
                LastSum = SumOf(bytes[(int)(line.Offset - offset)..]);
            }
        }
    }

    /// <summary>
    /// Whether another image is what is left of this store after its journal was damaged: nothing that is not known here, and less. A whole one that knows less is a
    /// backup that somebody put back, and counts.
    /// </summary>
    public bool KnowsMoreThan(StoreImage left) =>
        (left.NeedsJournal || left.IsTorn)
        && left.Store == Store
        && left.Sequence <= Sequence
        && left._writes.All(write => write.Value.Journal < Journal - 1 || _writes.ContainsKey(write.Key));

    /// <summary>Whether the last line that was read still stands where it stood: a write that failed may have been taken back.</summary>
    public bool IsWhereItEnded(SafeFileHandle journal)
    {
        if (RandomAccess.GetLength(journal) < JournalEnd)
        {
            return false;
        }

        Span<byte> sum = stackalloc byte[8];
        return LastLine.Length == 0 || (RandomAccess.Read(journal, sum, LastLine.Offset) == sum.Length && SumOf(sum) == LastSum);
    }

    /// <summary>Remembers a write, and does it where it is not in this image yet.</summary>
    private void Apply(int journal, StoreText.Line line)
    {
        if (line.Record is WriteRecord write)
        {
            _writes[write.Entry.WriteId] = new WritePlace(journal, line.Offset, line.Length);
            if (write.Entry.Version > Sequence)
            {
                Sequence = write.Entry.Version;
                copy.Put(write.ToState(), write.Entry.WriteId);
            }
        }
        else if (line.Record is FingerprintsRecord prints && prints.Version > Sequence)
        {
            Sequence = prints.Version;
            copy.Put(prints);
        }
    }

    private static uint SumOf(ReadOnlySpan<byte> line) =>
        System.Buffers.Text.Utf8Parser.TryParse(line[..8], out uint sum, out _, 'x') ? sum : 0;
}

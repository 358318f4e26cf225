using System.Buffers;

namespace TypedFlags;

/// <summary>One of a store's files, taken apart.</summary>
internal static class StoreText
{
    /// <summary>A line and its place.</summary>
    /// <param name="Record">Null where it is damaged, or not whole.</param>
    /// <param name="Offset">Where it begins, in bytes.</param>
    /// <param name="Length">Its bytes, without the line feed.</param>
    public readonly record struct Line(StoreRecord? Record, long Offset, int Length)
    {
        /// <summary>Where the next one begins.</summary>
        public long End => Offset + Length + 1;
    }

    /// <summary>All lines. A last one without a line feed is not whole.</summary>
    public static List<Line> ReadLines(ReadOnlySpan<byte> bytes, long offset = 0)
    {
        List<Line> lines = [];
        while (!bytes.IsEmpty)
        {
            int length = bytes.IndexOf((byte)'\n');
            if (length < 0)
            {
                lines.Add(new Line(Record: null, offset, bytes.Length));
                break;
            }

            lines.Add(new Line(StoreLine.Read(bytes[..length]), offset, length));
            offset += length + 1;
            bytes = bytes[(length + 1)..];
        }

        return lines;
    }

    /// <summary>The copy that a file begins with; null where it is not whole.</summary>
    public static StoreCopy? ReadCopy(List<Line> lines)
    {
        if (lines.Count == 0 || lines[0].Record is not HeadRecord head || head.Lines < 0 || head.Lines >= lines.Count)
        {
            return null;
        }

        StoreCopy copy = new(head) { End = lines[head.Lines].End };
        foreach (Line line in lines.Take(1..(head.Lines + 1)))
        {
            switch (line.Record)
            {
                case StateRecord { State: StoredFlagState state } latest:
                    copy.Put(state, latest.WriteId);
                    break;
                case FingerprintsRecord prints:
                    copy.Put(prints);
                    break;
                default:
                    return null;
            }
        }

        return copy;
    }
}

/// <summary>Everything that is stored, as of one write.</summary>
internal sealed class StoreCopy(HeadRecord head)
{
    public HeadRecord Head => head;

    /// <summary>Where it ends in its file, in bytes.</summary>
    public long End { get; init; }

    public Dictionary<(string FlagKey, string? TenantId), StoredFlagState> States { get; } = [];

    /// <summary>The write that made each of the states.</summary>
    public Dictionary<(string FlagKey, string? TenantId), Guid> WriteIds { get; } = [];

    public Dictionary<string, string> Fingerprints { get; } = new(StringComparer.Ordinal);

    public void Put(StoredFlagState state, Guid writeId)
    {
        States[(state.FlagKey, state.TenantId)] = state;
        WriteIds[(state.FlagKey, state.TenantId)] = writeId;
    }

    public void Put(FingerprintsRecord prints)
    {
        foreach ((string key, string? fingerprint) in prints.Fingerprints)
        {
            if (fingerprint is null)
            {
                Fingerprints.Remove(key);
            }
            else
            {
                Fingerprints[key] = fingerprint;
            }
        }
    }

    /// <summary>As a file's text, for what is stored after some write.</summary>
    /// <param name="sequence">That write.</param>
    public ReadOnlyMemory<byte> ToBytes(long sequence)
    {
        List<StoreRecord> records = [];
        if (Fingerprints.Count > 0)
        {
            records.Add(new FingerprintsRecord(sequence, Fingerprints.ToDictionary(static one => one.Key, static one => (string?)one.Value, StringComparer.Ordinal)));
        }

        records.AddRange(States.Values.Where(static state => state.State is not null).OrderBy(static state => state.Version)
            .Select(state => new StateRecord(state, WriteIds[(state.FlagKey, state.TenantId)])));
        ArrayBufferWriter<byte> bytes = new();
        StoreLine.Write(bytes, new HeadRecord(head.Store, sequence, records.Count));
        foreach (StoreRecord record in records)
        {
            StoreLine.Write(bytes, record);
        }

        return bytes.WrittenMemory;
    }
}

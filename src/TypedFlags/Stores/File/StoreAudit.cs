namespace TypedFlags;

/// <summary>The audit trail, as the files of the journal have it.</summary>
internal static class StoreAudit
{
    /// <summary>The latest entries that a query means. What is damaged is passed over.</summary>
    public static List<FlagAuditEntry> Read(StoreFiles files, FlagAuditQuery query, long maxBytes, CancellationToken cancellationToken)
    {
        List<FlagAuditEntry> entries = [];
        foreach (int number in files.FindJournals().Reverse())
        {
            foreach (FlagAuditEntry entry in ReadFile(files.Journal(number), maxBytes))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (query.Matches(entry))
                {
                    entries.Add(entry);
                }

                if (entries.Count == query.Limit)
                {
                    return entries;
                }
            }
        }

        return entries;
    }

    private static IEnumerable<FlagAuditEntry> ReadFile(string path, long maxBytes)
    {
        try
        {
            return StoreText.ReadLines(DurableFile.Read(path, maxBytes)).Select(static line => line.Record).OfType<WriteRecord>().Select(static write => write.Entry).Reverse();
        }
        catch (FileNotFoundException)
        {
            // Deleted meanwhile, since there are enough newer ones.
            return [];
        }
    }
}

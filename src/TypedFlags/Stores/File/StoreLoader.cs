namespace TypedFlags;

/// <summary>
/// Makes an image of a store's files, whatever state they are in. The truth is the journal: the copy that its current file begins with, and the writes
/// behind it. Where that is damaged, the state file and older files of the journal are asked too, and the copy that knows most is taken.
/// </summary>
internal static class StoreLoader
{
    private const int MostTries = 4;

    /// <summary>Reads the files; null where there are none.</summary>
    /// <exception cref="InvalidDataException">They hold nothing that was written here, or are too large.</exception>
    public static StoreImage? Load(StoreFiles files, long maxBytes)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                return LoadOnce(files, maxBytes);
            }
            catch (FileNotFoundException) when (tries < MostTries)
            {
                // An old file of the journal was deleted meanwhile, since there are enough new ones.
            }
        }
    }

    private static StoreImage? LoadOnce(StoreFiles files, long maxBytes)
    {
        // The state first: it is never ahead of a journal that is read later, but where the journal is damaged.
        bool hasState = File.Exists(files.State);
        StoreCopy? state = hasState ? TryReadState(files, maxBytes) : null;
        int[] numbers = files.FindJournals();
        if (numbers.Length == 0 && !hasState)
        {
            return null;
        }

        List<JournalText> journals = ReadJournals(files, numbers, maxBytes);
        bool isForeign = state is not null && journals.FindLast(static journal => journal.Copy is not null)?.Copy?.Head is { } head && head.Store != state.Head.Store;
        if (isForeign)
        {
            state = null;
        }

        StoreCopy? copy = journals.Select(static journal => journal.Copy).Append(state).MaxBy(static one => one?.Head.Sequence ?? -1);
        if (copy is null && !journals.Any(static journal => journal.Lines.Any(static line => line.Record is WriteRecord)))
        {
            throw new InvalidDataException(
                $"'{files.State}' is no store of TypedFlags, and no journal beside it says what was in it. Nothing was changed. Name another path, or move the file away to begin anew.");
        }

        copy ??= new StoreCopy(new HeadRecord(Guid.NewGuid(), Sequence: 0, Lines: 0));
        StoreImage image = new(copy, copy.Head.Sequence) { IsTorn = journals is [.., { Lines: [.., { Record: null }] }] };
        foreach (JournalText journal in journals)
        {
            image.EnterJournal(journal.Number, journal.Copy?.End ?? 0);
            image.Take(journal.Number, journal.Lines.Where(line => line.Record is not null && line.Offset >= image.JournalBegin), journal.Bytes, offset: 0);
        }

        image.Damage = DamageOf(files, journals, copy);
        image.NeedsJournal = image.Damage is not null;
        if (hasState && state is null)
        {
            image.Damage ??= $"The state file '{files.State}' is {(isForeign ? "another store's" : "damaged")}; the state was read from the journal";
        }

        return image;
    }

    /// <summary>The last two, for the ids in them, and as many more as it takes to find a whole copy; the oldest first.</summary>
    private static List<JournalText> ReadJournals(StoreFiles files, int[] numbers, long maxBytes)
    {
        List<JournalText> journals = [];
        foreach (int number in numbers.Reverse())
        {
            if (journals.Count >= 2 && journals.Exists(static journal => journal.Copy is not null))
            {
                break;
            }

            byte[] bytes = DurableFile.Read(files.Journal(number), maxBytes);
            List<StoreText.Line> lines = StoreText.ReadLines(bytes);
            journals.Add(new JournalText(number, bytes, lines, StoreText.ReadCopy(lines)));
        }

        journals.Reverse();
        return journals;
    }

    private static StoreCopy? TryReadState(StoreFiles files, long maxBytes)
    {
        try
        {
            return StoreText.ReadCopy(StoreText.ReadLines(DurableFile.Read(files.State, maxBytes)));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static string? DamageOf(StoreFiles files, List<JournalText> journals, StoreCopy copy)
    {
        if (journals.Count == 0)
        {
            return $"The journal of '{files.State}' is gone, and with it the audit trail; the state was read from the state file";
        }

        JournalText current = journals[^1];
        string name = files.Journal(current.Number);
        if (current.Copy is null)
        {
            return $"The beginning of the journal '{name}' is damaged; the state was put together from what else there is";
        }

        int lastWhole = current.Lines.FindLastIndex(static line => line.Record is not null);
        if (current.Lines.Take(lastWhole).Any(static line => line.Record is null))
        {
            return $"The journal '{name}' is damaged in the middle; what its other lines and the state file say is in force";
        }

        long last = Math.Max(current.Copy.Head.Sequence, current.Lines.Max(static line => line.Record switch
        {
            WriteRecord write => write.Entry.Version,
            FingerprintsRecord prints => prints.Version,
            _ => 0,
        }));
        return copy.Head.Sequence > last ? $"The end of the journal '{name}' is gone; the state was read from the state file" : null;
    }

    private sealed record JournalText(int Number, byte[] Bytes, List<StoreText.Line> Lines, StoreCopy? Copy);
}

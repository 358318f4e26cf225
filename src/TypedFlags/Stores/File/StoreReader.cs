using Microsoft.Win32.SafeHandles;

namespace TypedFlags;

/// <summary>Brings an image up to date: by the lines that were added to the journal, or from nothing where that can't be.</summary>
internal static class StoreReader
{
    /// <summary>The image as of now; the same object where it could go on. Null where there are no files.</summary>
    public static StoreImage? Refresh(StoreFiles files, StoreImage? image, long maxBytes)
    {
        if (image is null || image.NeedsJournal)
        {
            return Load(files, image, maxBytes);
        }

        try
        {
            // Asked before the current file is read: where there is a next one, nobody writes to this one any more.
            while (File.Exists(files.Journal(image.Journal + 1)))
            {
                if (!TryReadOn(files, image, maxBytes) || !TryEnterNext(files, image, maxBytes))
                {
                    return Load(files, image, maxBytes);
                }
            }

            return TryReadOn(files, image, maxBytes) ? image : Load(files, image, maxBytes);
        }
        catch (IOException exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Load(files, image, maxBytes);
        }
    }

    /// <summary>What the files say; or what was known before, where that is more, because somebody damaged them: the next write brings it back.</summary>
    private static StoreImage? Load(StoreFiles files, StoreImage? image, long maxBytes)
    {
        StoreImage? loaded = StoreLoader.Load(files, maxBytes);
        if (loaded is null || image is null || !image.KnowsMoreThan(loaded))
        {
            return loaded;
        }

        image.Damage = loaded.Damage ?? $"The end of the journal '{files.Journal(loaded.Journal)}' is gone; what was read before stays in force";
        image.NeedsJournal = true;
        return image;
    }

    /// <summary>False where the file is not the one that was read before.</summary>
    private static bool TryReadOn(StoreFiles files, StoreImage image, long maxBytes)
    {
        string path = files.Journal(image.Journal);
        using SafeFileHandle journal = DurableFile.OpenToRead(path);
        if (!image.IsWhereItEnded(journal))
        {
            return false;
        }

        long begin = image.JournalEnd;
        byte[] bytes = DurableFile.ReadFrom(journal, path, begin, maxBytes);
        List<StoreText.Line> lines = StoreText.ReadLines(bytes, begin);
        int whole = lines.FindIndex(static line => line.Record is null);
        if (whole < 0)
        {
            whole = lines.Count;
        }
        else if (lines.Skip(whole).Any(static line => line.Record is not null))
        {
            return false;
        }

        // What is not whole at the end is a write that goes on, or one that never will.
        image.Take(image.Journal, lines.Take(whole), bytes, begin);
        return true;
    }

    /// <summary>False where the next file does not begin with what this one ended with.</summary>
    private static bool TryEnterNext(StoreFiles files, StoreImage image, long maxBytes)
    {
        int number = image.Journal + 1;
        StoreCopy? copy = StoreText.ReadCopy(StoreText.ReadLines(DurableFile.Read(files.Journal(number), maxBytes)));
        if (copy is null || copy.Head.Store != image.Store || copy.Head.Sequence != image.Sequence)
        {
            return false;
        }

        image.EnterJournal(number, copy.End);
        return true;
    }
}

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
            StoreImage? loaded = StoreLoader.Load(files, maxBytes);
            bool isAsBefore = image is not null && loaded is { NeedsJournal: true } && loaded.Sequence == image.Sequence && loaded.Store == image.Store;
            return isAsBefore ? image : loaded;
        }

        try
        {
            // Asked before the current file is read: where there is a next one, nobody writes to this one any more.
            while (File.Exists(files.Journal(image.Journal + 1)))
            {
                if (!TryReadOn(files, image, maxBytes) || !TryEnterNext(files, image, maxBytes))
                {
                    return StoreLoader.Load(files, maxBytes);
                }
            }

            return TryReadOn(files, image, maxBytes) ? image : StoreLoader.Load(files, maxBytes);
        }
        catch (IOException exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return StoreLoader.Load(files, maxBytes);
        }
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

namespace TypedFlags;

/// <summary>
/// The right to write, for one writer of all processes: a file opened for oneself alone. The system takes it back from a process that dies. Readers never
/// ask for it.
/// </summary>
internal static class StoreLock
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    /// <exception cref="TimeoutException">Others held it all the time.</exception>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    public static async ValueTask<FileStream> TakeAsync(StoreFiles files, TimeSpan timeout, CancellationToken cancellationToken)
    {
        long began = TimeProvider.System.GetTimestamp();
        TimeSpan pause = TimeSpan.FromMilliseconds(2);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryTake(files) is { } taken)
            {
                return taken;
            }

            if (TimeProvider.System.GetElapsedTime(began) > timeout)
            {
                throw new TimeoutException(
                    $"Other processes were writing to '{files.State}' for {timeout.TotalSeconds:0.###} s. Try again; the write has the same id then, and is done once.");
            }

            // A pause of another length each time, so that no two writers keep meeting.
            await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Tries whether the lock keeps anybody out, for who holds it: two writers at once would lose each other's writes without a word.</summary>
    /// <exception cref="IOException">It does not.</exception>
    public static void Try(StoreFiles files)
    {
        using FileStream? second = TryTake(files);
        if (second is not null)
        {
            throw new IOException(
                $"'{files.Lock}' can be opened twice at once, so several processes would write over each other. Nothing was changed. Put the store on a local disk whose file system has locks, "
                + "and leave file locking on in .NET (System.IO.DisableFileLocking).");
        }
    }

    private static FileStream? TryTake(StoreFiles files)
    {
        try
        {
            return new FileStream(files.Lock, DurableFile.OfOwner(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (DirectoryNotFoundException)
        {
            CreateFolder(files.Folder);
            return null;
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new IOException($"The folder '{files.Folder}' can't be written to, so nothing was changed: {exception.Message} Give this process the right to write there.", exception);
        }
    }

    // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION; EWOULDBLOCK of Linux and of the BSDs.
    private static bool IsHeld(IOException exception) => OperatingSystem.IsWindows()
        ? (exception.HResult & 0xFFFF) is 32 or 33
        : exception.HResult is 11 or 35;

    private static void CreateFolder(string folder)
    {
        List<string> parents = [];
        for (string? missing = folder; missing is not null && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing))
        {
            parents.Add(Path.GetDirectoryName(missing) ?? missing);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        parents.ForEach(DurableFile.FlushFolder);
    }
}

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
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        DurableFile.FlushFolder(Path.GetDirectoryName(folder) ?? folder);
    }
}

namespace TypedFlags;

/// <summary>Hears of writes by other processes, where the system tells of them. A poll stands behind it.</summary>
internal static class StoreWatcher
{
    public static async Task RunAsync(StoreFiles files, Action changed, TimeSpan pause, CancellationToken cancellationToken)
    {
        while (true)
        {
            TaskCompletionSource isReplaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

            // Before the folder itself: otherwise it could be replaced in between.
            using FileSystemWatcher? above = WatchAbove(files.Folder, isReplaced);
            while (!Directory.Exists(files.Folder))
            {
                // Made by the first write. It has been told of in this process; in others, the poll finds it.
                await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            }

            await WatchAsync(files, changed, isReplaced, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task WatchAsync(StoreFiles files, Action changed, TaskCompletionSource isReplaced, CancellationToken cancellationToken)
    {
        using FileSystemWatcher watcher = new(files.Folder, files.JournalPattern)
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, _) => changed();
        watcher.Created += (_, _) => changed();
        watcher.Renamed += (_, _) => changed();
        watcher.Deleted += (_, _) => changed();
        watcher.Error += (_, error) => isReplaced.TrySetException(error.GetException());
        watcher.EnableRaisingEvents = true;
        changed();
        await isReplaced.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        changed();
    }

    /// <summary>Whoever watches a folder is not told that it was deleted or moved away; its parent is.</summary>
    /// <returns>Null where the parent may not be watched: then the poll alone finds out.</returns>
    private static FileSystemWatcher? WatchAbove(string folder, TaskCompletionSource isReplaced)
    {
        if (Path.GetDirectoryName(folder) is not { } parent || !Directory.Exists(parent))
        {
            return null;
        }

        FileSystemWatcher watcher = new(parent) { NotifyFilter = NotifyFilters.DirectoryName };
        watcher.Deleted += (_, change) => Tell(change.FullPath);
        watcher.Created += (_, change) => Tell(change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            Tell(change.OldFullPath);
            Tell(change.FullPath);
        };
        try
        {
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            watcher.Dispose();
            return null;
        }

        void Tell(string path)
        {
            if (string.Equals(path, folder, StringComparison.Ordinal))
            {
                isReplaced.TrySetResult();
            }
        }
    }
}

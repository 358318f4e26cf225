namespace TypedFlags;

/// <summary>Hears of writes by other processes, where the system tells of them. A poll stands behind it.</summary>
internal static class StoreWatcher
{
    public static async Task RunAsync(StoreFiles files, Action changed, TimeSpan pause, CancellationToken cancellationToken)
    {
        while (!Directory.Exists(files.Folder))
        {
            // Made by the first write. It has been told of in this process; in others, the poll finds it.
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }

        TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using FileSystemWatcher watcher = new(files.Folder, files.JournalPattern)
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, _) => changed();
        watcher.Created += (_, _) => changed();
        watcher.Renamed += (_, _) => changed();
        watcher.Deleted += (_, _) => changed();
        watcher.Error += (_, error) => broken.TrySetException(error.GetException());
        watcher.EnableRaisingEvents = true;
        changed();
        await broken.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}

namespace TypedFlags;

/// <summary>Hears of changes to one file, where the system tells of them. A poll stands behind it.</summary>
internal static class FileWatch
{
    public static async Task RunAsync(string path, Action changed, TimeSpan pause, CancellationToken cancellationToken)
    {
        string folder = Path.GetDirectoryName(path)!;
        string name = Path.GetFileName(path);
        while (!Directory.Exists(folder))
        {
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }

        TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using FileSystemWatcher watcher = new(folder)
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, change) => Tell(change.Name);
        watcher.Created += (_, change) => Tell(change.Name);
        watcher.Deleted += (_, change) => Tell(change.Name);
        watcher.Renamed += (_, change) =>
        {
            Tell(change.Name);
            Tell(change.OldName);
        };
        watcher.Error += (_, error) => broken.TrySetException(error.GetException());
        watcher.EnableRaisingEvents = true;
        changed();
        await broken.Task.WaitAsync(cancellationToken).ConfigureAwait(false);

        void Tell(string? what)
        {
            // Kubernetes swaps a link beside the file, ..data, through which the file's own link leads.
            if (string.Equals(what, name, StringComparison.OrdinalIgnoreCase) || what is null || what.StartsWith("..", StringComparison.Ordinal))
            {
                changed();
            }
        }
    }
}

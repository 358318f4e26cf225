namespace TypedFlags.Tests.Stores.File;

/// <summary>A folder of a test's own, deleted at its end.</summary>
internal sealed class StoreFolder : IDisposable
{
    public StoreFolder() => Path = Directory.CreateTempSubdirectory("typedflags-store-").FullName;

    public string Path { get; }

    public string State => System.IO.Path.Combine(Path, "flags.store");

    /// <summary>The journal's files, the oldest first.</summary>
    public string[] Journals => [.. Directory.GetFiles(Path, "flags.store.journal-*").Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

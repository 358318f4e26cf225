namespace TypedFlags.Tests.Shared;

/// <summary>
/// Finds the repository's own files from where the tests run. (Not from where they were compiled: a deterministic build
/// replaces the paths of its sources.)
/// </summary>
internal static class RepositoryRoot
{
    private static readonly string s_path = Find();

    public static string PathOf(string relativePath) => Path.Combine(s_path, relativePath);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TypedFlags.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository: no TypedFlags.sln above them.");
    }
}

using System.IO.Enumeration;

namespace TypedFlags.Cli.Code;

/// <summary>
/// The files below a folder, in ordinal order of their paths: without what builds and package managers put there, and without following links to
/// folders, so that no circle is walked.
/// </summary>
internal sealed class FolderScan
{
    /// <summary>Past this many files it is no folder of code.</summary>
    public const int MostFiles = 200_000;

    private static readonly HashSet<string> NotEntered = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin", "obj", "node_modules", ".git", ".hg", ".svn", ".vs", ".idea", ".nuget", "TestResults",
    };

    private FolderScan(IReadOnlyList<string> files) => Files = files;

    /// <summary>Full paths.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Those whose name ends so, in any case.</summary>
    public IEnumerable<string> WithEnding(string ending) => Files.Where(file => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="Refusal">There are too many.</exception>
    public static FolderScan Of(string folder, Action<int> report)
    {
        FileSystemEnumerable<string> found = new(folder, static (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.None,
        })
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = static (ref FileSystemEntry entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !NotEntered.Contains(entry.FileName.ToString()),
        };
        List<string> files = [];
        foreach (string file in found)
        {
            files.Add(file);
            report(files.Count);
            if (files.Count > MostFiles)
            {
                throw Refusal.Usage($"'{folder}' has more than {MostFiles:N0} files. Name a folder of code.");
            }
        }

        files.Sort(StringComparer.Ordinal);
        return new FolderScan(files);
    }
}

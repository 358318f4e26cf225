namespace TypedFlags.Cli.Files;

/// <summary>Which files a command line means.</summary>
internal static class FlagsFileFinder
{
    private const string MainName = "flags.yaml";
    private const string MoreNames = ".flags.yaml";

    /// <summary>
    /// The named files, and of a named folder (or where none is named, of the current one) <c>flags.yaml</c> and
    /// <c>*.flags.yaml</c>, as a build takes them from the project's folder. A file that is named twice counts once.
    /// </summary>
    /// <param name="paths">Files and folders as on the command line.</param>
    /// <param name="surroundings">Where relative paths start.</param>
    /// <returns>At least one path, each as the command line would name it.</returns>
    /// <exception cref="Refusal">Something named is not there.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyCollection<string> paths, Surroundings surroundings)
    {
        if (paths.Count == 0)
        {
            string[] here = InFolder(surroundings.Folder, prefix: string.Empty);
            return here.Length > 0 ? here : throw Refusal.Usage(
                $"There is no {MainName} or *{MoreNames} in this folder. Name the files, or the folder they are in.");
        }

        List<string> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            foreach (string file in Expand(path, surroundings))
            {
                if (seen.Add(surroundings.Resolve(file)))
                {
                    found.Add(file);
                }
            }
        }

        return found;
    }

    private static string[] Expand(string path, Surroundings surroundings)
    {
        string full = path.Length == 0 ? throw Refusal.Usage("A file's name is empty.") : surroundings.Resolve(path);
        if (!Directory.Exists(full))
        {
            return File.Exists(full) ? [path] : throw Refusal.Usage($"There is no file '{path}'.");
        }

        string[] files = InFolder(full, path);
        return files.Length > 0 ? files : throw Refusal.Usage($"There is no {MainName} or *{MoreNames} in the folder '{path}'.");
    }

    private static string[] InFolder(string folder, string prefix)
    {
        try
        {
            string[] names = [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(IsFlagsFile)];
            Array.Sort(names, StringComparer.Ordinal);
            return Array.ConvertAll(names, name => Path.Combine(prefix, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refusal.Usage($"The folder '{folder}' can't be read: {exception.Message}");
        }
    }

    private static bool IsFlagsFile(string name) =>
        string.Equals(name, MainName, StringComparison.OrdinalIgnoreCase) || name.EndsWith(MoreNames, StringComparison.OrdinalIgnoreCase);
}

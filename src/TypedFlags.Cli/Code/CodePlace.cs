namespace TypedFlags.Cli.Code;

/// <summary>What <c>--path</c> means: a folder, a project or a solution.</summary>
internal sealed record CodePlace
{
    /// <summary>The folder in which files may be changed.</summary>
    public required string Root { get; init; }

    /// <summary>Full paths of the projects that are meant; null for all below <see cref="Root"/>.</summary>
    public IReadOnlyList<string>? Projects { get; init; }

    /// <summary>True where no code that uses the libraries among them can be elsewhere: a solution, or a folder that is no part of a larger one.</summary>
    public required bool IsWhole { get; init; }

    /// <exception cref="Refusal">There is no such place.</exception>
    public static CodePlace Of(string? path, Surroundings surroundings)
    {
        string full = path is null ? surroundings.Folder : path.Length == 0 ? throw Refusal.Usage("--path: The name is empty.") : surroundings.Resolve(path);
        if (Directory.Exists(full))
        {
            string root = Path.TrimEndingDirectorySeparator(full);
            return new CodePlace { Root = root, IsWhole = !IsPart(root) };
        }

        if (!File.Exists(full))
        {
            throw Refusal.Usage($"There is no folder, project or solution '{path}'.");
        }

        if (SolutionFile.IsMatch(full))
        {
            return SolutionFile.Projects(full) is { Count: > 0 } projects
                ? new CodePlace { Root = Path.GetDirectoryName(full)!, Projects = projects, IsWhole = true }
                : throw Refusal.Usage($"'{path}' has no C# project.");
        }

        return full.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
            ? new CodePlace { Root = Path.GetDirectoryName(full)!, Projects = [full], IsWhole = false }
            : throw Refusal.Usage($"'{path}' is neither a folder nor a .csproj, .sln or .slnx.");
    }

    /// <summary>True where a solution or a repository is around the folder.</summary>
    private static bool IsPart(string folder)
    {
        // A repository's own root, or a solution's, is a whole, whatever stands above.
        for (string? current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            if (Path.Exists(Path.Combine(current, ".git")) || HasSolution(current))
            {
                return current != folder;
            }
        }

        return false;
    }

    private static bool HasSolution(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*.sln*").Any(SolutionFile.IsMatch);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

namespace TypedFlags.Cli.Code;

/// <summary>Paths as people are shown them: from the current folder where the code is below it, else from the code's own folder.</summary>
internal sealed class CodePaths
{
    private readonly string _start;

    public CodePaths(CodePlace place, Surroundings surroundings)
    {
        string folder = Path.TrimEndingDirectorySeparator(surroundings.Folder);
        _start = place.Root == folder || place.Root.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? folder : place.Root;
    }

    /// <summary>With <c>/</c> on every system, as a diff wants it.</summary>
    public string Of(string path) => Path.GetRelativePath(_start, path).Replace('\\', '/');
}

using TypedFlags.Cli.Code.Loading;

namespace TypedFlags.Cli.Code;

/// <summary>Which projects and files there are, before any C# is read.</summary>
internal sealed class CodeLayout
{
    private CodeLayout(CodePlace place, IReadOnlyList<ProjectSource> projects, IReadOnlyList<string> files)
    {
        Place = place;
        Projects = projects;
        Files = files;
    }

    public CodePlace Place { get; }

    /// <summary>Those that are meant, and those that they refer to.</summary>
    public IReadOnlyList<ProjectSource> Projects { get; }

    /// <summary>Full paths of all files of the place.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>True for what may be changed.</summary>
    public bool IsInPlace(string path) => IsBelow(path, Place.Root) || (Place.Projects?.Any(project => IsBelow(path, Path.GetDirectoryName(project)!)) ?? false);

    /// <summary>True for a project that was meant, and not only referred to.</summary>
    public bool IsMeant(ProjectSource project) => Place.Projects?.Contains(project.Path, StringComparer.Ordinal) ?? IsInPlace(project.Path);

    /// <summary>The flags that are declared: of each project, and in files that no project has by folder.</summary>
    public IReadOnlyList<FlagSet> ReadFlags(DateTime today)
    {
        try
        {
            Dictionary<string, IReadOnlyList<string>> groups = new(StringComparer.Ordinal);
            foreach (ProjectSource project in Projects.Where(static project => project.FlagFiles.Count > 0))
            {
                groups.TryAdd(string.Join('\n', project.FlagFiles.Order(StringComparer.Ordinal)), project.FlagFiles);
            }

            HashSet<string> owned = [.. groups.Values.SelectMany(static files => files)];
            foreach (IGrouping<string?, string> folder in Files.Where(FlagFileNames.IsMatch).Select(FileLinks.TargetOf).Distinct(StringComparer.Ordinal).Where(file => !owned.Contains(file)).GroupBy(static file => Path.GetDirectoryName(file)))
            {
                groups.TryAdd(folder.Key!, [.. folder]);
            }

            return [.. groups.Values.Select(files => FlagSet.Read(files, today))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refusal.Finding($"typedflags: {exception.Message}");
        }
    }

    /// <summary>Finds the projects of a place.</summary>
    /// <param name="place">Where.</param>
    /// <param name="isBuildAsked">False where the files alone are to be looked at.</param>
    /// <param name="surroundings">Who is told how far it is.</param>
    public static CodeLayout Find(CodePlace place, bool isBuildAsked, Surroundings surroundings)
    {
        void Report(int count) => surroundings.WorkProgress.Report(count, "files found");
        List<string> files = [.. FolderScan.Of(place.Root, Report).Files];
        Dictionary<string, ProjectXml> meant = [];
        foreach (string path in place.Projects ?? [.. files.Where(static file => file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))])
        {
            AddWithReferences(path, meant);
        }

        foreach (string folder in meant.Values.Select(static xml => xml.Folder).Distinct(StringComparer.Ordinal).Where(folder => !IsBelow(folder, place.Root)).ToList())
        {
            files.AddRange(FolderScan.Of(folder, Report).Files);
        }

        files = [.. files.Distinct(StringComparer.Ordinal)];
        IReadOnlyDictionary<string, BuildAnswer> answers = isBuildAsked && meant.Count > 0
            ? BuildAnswers.Ask(meant.Keys, place.Root, () => surroundings.WorkProgress.Report(meant.Count, meant.Count == 1 ? "project: asking its build" : "projects: asking their build"))
            : new Dictionary<string, BuildAnswer>();
        Dictionary<string, string> assemblies = meant.ToDictionary(
            static pair => pair.Key,
            pair => answers.TryGetValue(pair.Key, out BuildAnswer? answer) ? BuiltProjects.AssemblyNameOf(pair.Value, answer) : pair.Value["AssemblyName"] ?? Path.GetFileNameWithoutExtension(pair.Key),
            StringComparer.Ordinal);
        ILookup<string, string> byFolder = NearestProjects(files, meant.Values);
        List<ProjectSource> projects =
        [
            .. meant.Values.Select(xml => answers.TryGetValue(xml.Path, out BuildAnswer? answer)
                ? BuiltProjects.Of(xml, answer, assemblies)
                : PlainProjects.Of(xml, [.. byFolder[xml.Folder]], files)),
        ];

        // What stands in no project's folder, and no project takes in.
        HashSet<string> compiled = [.. projects.SelectMany(static project => project.Sources)];
        string[] loose = [.. byFolder[""].Where(file => !compiled.Contains(file))];
        if (place.Projects is null && Array.Exists(loose, static file => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)))
        {
            projects.Add(PlainProjects.OfFolder(place.Root, loose));
        }

        return new CodeLayout(place, [.. projects.Select(WithoutLinks)], files);
    }

    private static ProjectSource WithoutLinks(ProjectSource project) => project with
    {
        Sources = [.. project.Sources.Select(FileLinks.TargetOf).Distinct(StringComparer.Ordinal)],
        FlagFiles = [.. project.FlagFiles.Select(FileLinks.TargetOf).Distinct(StringComparer.Ordinal)],
    };

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == Path.DirectorySeparatorChar || Path.EndsInDirectorySeparator(folder));

    private static void AddWithReferences(string path, Dictionary<string, ProjectXml> projects)
    {
        Queue<string> left = new([path]);
        while (left.TryDequeue(out string? next))
        {
            if (!projects.ContainsKey(next))
            {
                ProjectXml xml = ProjectXml.Read(next);
                projects.Add(next, xml);
                foreach (string reference in xml.ProjectReferences)
                {
                    left.Enqueue(reference);
                }
            }
        }
    }

    /// <summary>Files by the folder of the nearest project; those of none by the empty text.</summary>
    private static ILookup<string, string> NearestProjects(IEnumerable<string> files, IEnumerable<ProjectXml> projects)
    {
        // Projects that are not meant have files of their own, too.
        List<string> all = [.. files];
        HashSet<string> folders = [.. projects.Select(static xml => xml.Folder), .. all.Where(static file => file.EndsWith("proj", StringComparison.OrdinalIgnoreCase)).Select(static file => Path.GetDirectoryName(file)!)];
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        string Nearest(string folder)
        {
            if (!known.TryGetValue(folder, out string? nearest))
            {
                nearest = folders.Contains(folder) ? folder : Path.GetDirectoryName(folder) is { } above ? Nearest(above) : "";
                known.Add(folder, nearest);
            }

            return nearest;
        }

        return all.ToLookup(file => Nearest(Path.GetDirectoryName(file)!), StringComparer.Ordinal);
    }
}

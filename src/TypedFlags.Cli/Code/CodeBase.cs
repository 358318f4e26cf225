using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.Cli.Code.Loading;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.Cli.Code;

/// <summary>The code of a place, read as far as some words ask for it: what has none of them, and refers to nothing that has, is not compiled.</summary>
internal sealed class CodeBase
{
    private CodeBase(
        CodeLayout layout, IReadOnlyList<CodeProject> projects, IReadOnlyDictionary<string, SourceFile> files, IReadOnlyDictionary<string, string> unreadable, IReadOnlySet<string> withWords)
    {
        Unreadable = unreadable;
        Layout = layout;
        Projects = projects;
        Files = files;
        FilesWithWords = withWords;
    }

    public CodeLayout Layout { get; }

    /// <summary>What is referred to before what refers to it.</summary>
    public IReadOnlyList<CodeProject> Projects { get; }

    /// <summary>All C# of the projects, by path.</summary>
    public IReadOnlyDictionary<string, SourceFile> Files { get; }

    /// <summary>C# that could not be read, by path, and why.</summary>
    public IReadOnlyDictionary<string, string> Unreadable { get; }

    /// <summary>Paths of the C# in which a word was found.</summary>
    public IReadOnlySet<string> FilesWithWords { get; }

    /// <summary>Reads and compiles.</summary>
    /// <param name="layout">Which projects there are.</param>
    /// <param name="words">What is looked for: keys and members of flags.</param>
    /// <param name="surroundings">Who is told how far it is.</param>
    public static CodeBase Read(CodeLayout layout, IReadOnlyCollection<string> words, Surroundings surroundings)
    {
        ConcurrentDictionary<string, string> unreadable = new(StringComparer.Ordinal);
        IReadOnlyDictionary<string, SourceFile> files = ReadFiles(layout, unreadable, surroundings);
        SearchValues<string> wanted = SearchValues.Create([.. words], StringComparison.Ordinal);
        HashSet<string> found = [.. files.Values.AsParallel().Where(file => file.Text.ToString().AsSpan().ContainsAny(wanted)).Select(static file => file.Path)];
        CodeProject[] projects = [.. layout.Projects.Select(project => new CodeProject(project, layout.IsMeant(project)))];
        Link(projects);
        foreach (CodeProject project in projects)
        {
            project.Files = project.Source.Sources.Distinct(StringComparer.Ordinal).Where(files.ContainsKey).ToDictionary(static path => path, path => files[path], StringComparer.Ordinal);
        }

        CodeProject[] direct = [.. projects.Where(project => project.Files.Keys.Any(found.Contains))];
        foreach (CodeProject project in projects)
        {
            project.IsConcerned = direct.Contains(project) || project.Dependencies.Any(direct.Contains);
        }

        HashSet<CodeProject> needed = [.. projects.Where(static project => project.IsConcerned).SelectMany(static project => project.Dependencies.Append(project))];
        CodeProject[] ordered = Order(projects);
        int done = 0;
        foreach (CodeProject project in ordered.Where(needed.Contains))
        {
            surroundings.WorkProgress.Report(done++, $"of {needed.Count} projects compiled");
            Compile(project, layout);
        }

        return new CodeBase(layout, ordered, files, unreadable, found);
    }

    private static ConcurrentDictionary<string, SourceFile> ReadFiles(CodeLayout layout, ConcurrentDictionary<string, string> unreadable, Surroundings surroundings)
    {
        string[] paths = [.. layout.Projects.SelectMany(static project => project.Sources).Distinct(StringComparer.Ordinal)];
        ConcurrentDictionary<string, SourceFile> files = new(StringComparer.Ordinal);
        int done = 0;
        Parallel.ForEach(paths, path =>
        {
            try
            {
                if (new FileInfo(path) is { Exists: true, Length: <= SourceFile.MaximumBytes } file)
                {
                    files[path] = SourceFile.Read(file);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                unreadable[path] = exception.Message;
            }

            int count = Interlocked.Increment(ref done);
            lock (files)
            {
                surroundings.WorkProgress.Report(count, $"of {paths.Length:N0} files read");
            }
        });
        return files;
    }

    private static void Link(CodeProject[] projects)
    {
        Dictionary<string, CodeProject> byPath = projects.ToDictionary(static project => project.Source.Path, StringComparer.Ordinal);
        foreach (CodeProject project in projects)
        {
            List<CodeProject> found = [];
            Queue<string> left = new(project.Source.ProjectReferences);
            while (left.TryDequeue(out string? path))
            {
                if (byPath.TryGetValue(path, out CodeProject? reference) && reference != project && !found.Contains(reference))
                {
                    found.Add(reference);
                    foreach (string further in reference.Source.ProjectReferences)
                    {
                        left.Enqueue(further);
                    }
                }
            }

            project.Dependencies = found;
        }
    }

    // Projects that refer to each other in a circle do not build; here they come in the order of their names.
    private static CodeProject[] Order(CodeProject[] projects) =>
        [.. projects.OrderBy(static project => project.Dependencies.Count).ThenBy(static project => project.Source.Path, StringComparer.Ordinal)];

    private static void Compile(CodeProject project, CodeLayout layout)
    {
        ProjectSource source = project.Source;
        List<SyntaxTree> trees = [.. project.Files.Values.AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(file.Text, source.ParseOptions, file.Path))];
        trees.AddRange([.. MarkupUses.Of(trees, source.ParseOptions)]);
        if (source.Implied.Length > 0)
        {
            trees.Add(CSharpSyntaxTree.ParseText(SourceText.From(source.Implied, System.Text.Encoding.UTF8), source.ParseOptions, "Implied.g.cs"));
        }

        if (source.HasOtherFrameworks && OtherFrameworks.NamesIn(project, layout) is { Length: > 0 } names)
        {
            trees.Add(CSharpSyntaxTree.ParseText(SourceText.From(names, System.Text.Encoding.UTF8), source.ParseOptions, "OtherFrameworks.g.cs"));
        }

        List<MetadataReference> references =
        [
            .. source.References,
            .. project.Dependencies.Select(static dependency => dependency.Compilation).OfType<CSharpCompilation>().Select(static compilation => compilation.ToMetadataReference()),
        ];
        if (source.FlagFiles.Count > 0 && !references.Any(static reference => Path.GetFileName(reference.Display) == "TypedFlags.dll") && !project.Dependencies.Any(static dependency => dependency.Source.AssemblyName == "TypedFlags"))
        {
            references.Add(FrameworkReferences.TypedFlags);
        }

        CSharpCompilation compilation = CSharpCompilation.Create(source.AssemblyName, trees, references, source.CompilationOptions);

        // The generator works on one thread. Meanwhile another one collects the names in the files, which are asked for next.
        Task reading = Task.Run(() => trees.ForEach(static tree => TokenTexts.Of(tree)));
        project.Compilation = GeneratedAccessors.AddTo(compilation, source, out IReadOnlyCollection<SyntaxTree> generated);
        project.Generated = generated;
        Parallel.ForEach(generated, static tree => TokenTexts.Of(tree));
        reading.GetAwaiter().GetResult();
    }
}

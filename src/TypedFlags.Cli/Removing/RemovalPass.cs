using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>One removal from all projects: consumers before what they refer to, so that a library knows what of it is still used; then, the other way, what consumers gave to what went.</summary>
internal sealed class RemovalPass
{
    private readonly CodeBase _code;
    private readonly FlagToRemove _flag;
    private readonly IReadOnlyList<string> _methods;
    private readonly string[] _razor;
    private readonly SharedParameters? _shared;
    private readonly IReadOnlyCollection<string> _asking;
    private readonly Dictionary<string, (SyntaxTree Tree, int Uses)> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<CodeProject, HashSet<RemovalNote>> _notes = [];
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notRead = new(StringComparer.Ordinal);

    /// <param name="code">The projects.</param>
    /// <param name="flag">What is removed.</param>
    /// <param name="methods">Methods whose first text is a flag's name.</param>
    /// <param name="originals">The projects as they were.</param>
    /// <param name="needed">Parameters that have to stay for the sake of other projects; null where all have to.</param>
    /// <param name="asking">Types that still ask for the flag, and types that use them.</param>
    public RemovalPass(
        CodeBase code, FlagToRemove flag, IReadOnlyList<string> methods, IReadOnlyDictionary<CodeProject, CSharpCompilation> originals, IReadOnlySet<SharedParameter>? needed, IReadOnlyCollection<string> asking)
    {
        (_code, _flag, _methods, _asking) = (code, flag, methods, asking);
        _razor = [.. code.Layout.Files.Where(TextMentions.IsRazor).Select(TextMentions.Read).OfType<string>()];
        _shared = needed is null ? null : new SharedParameters(code, originals, needed, _razor, BaseRequestFor);
        foreach ((CodeProject project, CSharpCompilation compilation) in originals)
        {
            project.Compilation = compilation;
        }
    }

    /// <summary>What was left, in no order.</summary>
    public IReadOnlyCollection<RemovalNote> Notes =>
    [
        .. _notes.Values.SelectMany(static notes => notes).Distinct(),
        .. _notRead.Select(static path => new RemovalNote(path, 1, 1, FlagRemovalReason.OutOfSight, "This file mentions the flag and has syntax that can't be read, or bytes that are no text: it was left as it is.")),
    ];

    /// <summary>The notes of a project.</summary>
    public IReadOnlyCollection<RemovalNote> NotesOf(CodeProject project) => _notes.GetValueOrDefault(project, []);

    /// <summary>Paths of the files that changed.</summary>
    public IReadOnlyCollection<string> ChangedPaths => _changed.Keys;

    /// <summary>Parameters that went, and without which a project can't do.</summary>
    public IReadOnlyCollection<SharedParameter> StillNeeded { get; private set; } = [];

    /// <summary>The files as they are to be, in order of their paths.</summary>
    public IReadOnlyList<FileChange> Changes =>
    [
        .. _changed.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(pair =>
        {
            SourceFile file = _code.Files[pair.Key];
            return new FileChange(pair.Key, file.Bytes, _deleted.Contains(pair.Key) ? null : file.Encode(pair.Value.Tree.GetText()), pair.Value.Uses);
        }).Where(static change => change.After is null || !change.After.AsSpan().SequenceEqual(change.Before)),
    ];

    public void Run(Surroundings surroundings)
    {
        List<CodeProject> projects = [.. _code.Projects.Where(static project => project is { IsConcerned: true, IsMeant: true, Compilation: not null }).Reverse()];
        for (int index = 0; index < projects.Count; index++)
        {
            surroundings.WorkProgress.Report(index, $"of {projects.Count} projects rewritten");
            Run(projects[index], []);
        }

        if (_shared is null)
        {
            return;
        }

        foreach (CodeProject project in Enumerable.Reverse(projects).Where(_shared.BeginConsumer))
        {
            Run(project, _shared.GivenBy(project));
        }

        StillNeeded = _shared.End(projects);
    }

    private void Run(CodeProject project, IReadOnlyCollection<SharedParameter> dropped)
    {
        TakeShared(project);
        HashSet<string> words = [.. _flag.Words];
        foreach (CodeProject dependency in project.Dependencies.Where(static dependency => dependency is { IsConcerned: true, Compilation: not null }).OrderBy(static dependency => dependency.Dependencies.Count))
        {
            words.UnionWith(HolderNames.In(dependency, _flag.Pinned, words, tree => dependency.Files.ContainsKey(tree.FilePath)));
        }

        CSharpCompilation[] consumers = [.. _code.Projects.Where(other => other.Dependencies.Contains(project)).Select(static other => other.Compilation).OfType<CSharpCompilation>()];
        LinkedFiles linked = new(project, _code, file => (_changed.TryGetValue(file.Path, out (SyntaxTree Tree, int Uses) now) ? now.Tree.GetText() : file.Text).ToString());
        FlagRemovalResult result = FlagRemover.Remove(project.Compilation!, BaseRequestFor(project) with
        {
            Words = [.. words],
            IsUsedElsewhere = new UsesElsewhere(consumers, _razor, linked).Contains,
            MayDrop = _shared is null ? null : parameter => !linked.MayUse(SharedParameters.NameOf(parameter)) && _shared.MayDrop(project, parameter),
            Dropped = [.. dropped],
            StillAsking = [.. _asking],
        });
        project.Compilation = result.Compilation;
        foreach (FlagRemovalChange change in result.Changes)
        {
            Take(change);
        }

        // Of an earlier run, also for another project with the same file, what was told of files that did not change since still holds.
        HashSet<string> changed = [.. result.Changes.Select(static change => change.After.FilePath)];
        foreach (HashSet<RemovalNote> earlier in _notes.Values)
        {
            earlier.RemoveWhere(note => changed.Contains(note.Path));
        }

        _notes[project] =
        [
            .. NotesOf(project),
            .. result.Notes.Where(note => note.Location.SourceTree is { } tree && project.Files.ContainsKey(tree.FilePath) && !_notRead.Contains(tree.FilePath)).Select(RemovalNote.Of),
        ];
    }

    private FlagRemovalRequest BaseRequestFor(CodeProject project) => new(_flag.Pinned)
    {
        Methods = [.. _methods.Union(project.Source.FlagMethodNames, StringComparer.Ordinal)],
        IsPublicApi = IsPublicApi(project.Source),
        MayRewrite = tree => MayRewrite(project, tree),
    };

    /// <summary>Code that is not seen may use what a package has, and what a part of a larger whole has.</summary>
    private bool IsPublicApi(ProjectSource project) => project.IsPackage || (project.IsLibrary && !_code.Layout.Place.IsWhole);

    /// <summary>A file that several projects compile goes on from where the one before left it, with the marks of what became known.</summary>
    private void TakeShared(CodeProject project)
    {
        CSharpCompilation compilation = project.Compilation!;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (_changed.TryGetValue(tree.FilePath, out (SyntaxTree Tree, int Uses) now) && project.Files.ContainsKey(tree.FilePath) && !tree.GetText().ContentEquals(now.Tree.GetText()))
            {
                compilation = compilation.ReplaceSyntaxTree(
                    tree, now.Tree.Options.Equals(tree.Options) ? now.Tree : CSharpSyntaxTree.ParseText(now.Tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath));
            }
        }

        project.Compilation = compilation;
    }

    private void Take(FlagRemovalChange change)
    {
        string path = change.Before.FilePath;
        int uses = _changed.TryGetValue(path, out (SyntaxTree Tree, int Uses) before) ? before.Uses : 0;
        _changed[path] = (change.After, uses + change.Uses);
        if (!HasDeclarations(change.After) && HasDeclarations(change.Before) && !IsNamedByProject(path))
        {
            _deleted.Add(path);
        }
    }

    // A global using declares something for all other files.
    private static bool HasDeclarations(SyntaxTree tree) => tree.GetCompilationUnitRoot() is { } root
        && (root.Members.Count > 0 || root.AttributeLists.Count > 0 || root.Usings.Any(static one => one.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)));

    // A project that lists its files does not build without one of them.
    private bool IsNamedByProject(string path) =>
        _code.Layout.Files.Where(static file => file.EndsWith("proj", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".projitems", StringComparison.OrdinalIgnoreCase))
            .Any(project => TextMentions.Read(project)?.Contains(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase) == true);

    private bool MayRewrite(CodeProject project, SyntaxTree tree)
    {
        if (!project.Files.TryGetValue(tree.FilePath, out SourceFile? file) || !_code.Layout.IsInPlace(tree.FilePath) || GeneratedFiles.IsMatch(tree))
        {
            return false;
        }

        if (file.IsExact && !tree.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return true;
        }

        if (_code.FilesWithWords.Contains(tree.FilePath))
        {
            _notRead.Add(tree.FilePath);
        }

        return false;
    }
}

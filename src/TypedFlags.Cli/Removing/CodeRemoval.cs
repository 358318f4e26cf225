using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>Removes a flag from the C# of all projects: consumers before what they refer to, so that a library knows what of it is still used.</summary>
internal sealed class CodeRemoval(CodeBase code, FlagToRemove flag, IReadOnlyList<string> methods)
{
    private readonly Dictionary<string, (SourceText Text, int Uses)> _changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly HashSet<RemovalNote> _notes = [];
    private readonly HashSet<string> _notRead = new(StringComparer.Ordinal);

    /// <summary>What was left, in no order.</summary>
    public IReadOnlyCollection<RemovalNote> Notes => _notes;

    /// <summary>The files as they are to be, in order of their paths.</summary>
    public IReadOnlyList<FileChange> Changes =>
    [
        .. _changed.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(pair =>
        {
            SourceFile file = code.Files[pair.Key];
            return new FileChange(pair.Key, file.Bytes, _deleted.Contains(pair.Key) ? null : file.Encode(pair.Value.Text), pair.Value.Uses);
        }).Where(static change => change.After is null || !change.After.AsSpan().SequenceEqual(change.Before)),
    ];

    public void Run(Surroundings surroundings)
    {
        List<CodeProject> projects = [.. code.Projects.Where(static project => project is { IsConcerned: true, IsMeant: true, Compilation: not null }).Reverse()];
        string[] razor = [.. code.Layout.Files.Where(TextMentions.IsRazor).Select(TextMentions.Read).OfType<string>()];
        for (int index = 0; index < projects.Count; index++)
        {
            surroundings.WorkProgress.Report(index, $"of {projects.Count} projects rewritten");
            Run(projects[index], razor);
        }
    }

    private void Run(CodeProject project, IReadOnlyList<string> razor)
    {
        TakeShared(project);
        HashSet<string> words = [.. flag.Words];
        foreach (CodeProject dependency in project.Dependencies.Where(static dependency => dependency is { IsConcerned: true, Compilation: not null }).OrderBy(static dependency => dependency.Dependencies.Count))
        {
            words.UnionWith(HolderNames.In(dependency, flag.Pinned, words, tree => dependency.Files.ContainsKey(tree.FilePath)));
        }

        CSharpCompilation[] consumers = [.. code.Projects.Where(other => other.Dependencies.Contains(project)).Select(static other => other.Compilation).OfType<CSharpCompilation>()];
        FlagRemovalResult result = FlagRemover.Remove(project.Compilation!, new FlagRemovalRequest(flag.Pinned)
        {
            Methods = [.. methods.Union(project.Source.FlagMethodNames, StringComparer.Ordinal)],
            Words = [.. words],
            IsPublicApi = IsPublicApi(project.Source),
            IsUsedElsewhere = new UsesElsewhere(consumers, razor).Contains,
            MayRewrite = tree => MayRewrite(project, tree),
        });
        project.Compilation = result.Compilation;
        foreach (FlagRemovalChange change in result.Changes)
        {
            Take(change);
        }

        _notes.UnionWith(result.Notes.Where(note => note.Location.SourceTree is { } tree && project.Files.ContainsKey(tree.FilePath)).Select(RemovalNote.Of));
        foreach (string path in _notRead)
        {
            _notes.Add(new RemovalNote(path, 1, 1, FlagRemovalReason.OutOfSight, "This file mentions the flag and has syntax that can't be read, or bytes that are no text: it was left as it is."));
        }
    }

    /// <summary>Code that is not seen may use what a package has, and what a part of a larger whole has.</summary>
    private bool IsPublicApi(ProjectSource project) => project.IsPackage || (project.IsLibrary && !code.Layout.Place.IsWhole);

    /// <summary>A file that several projects compile goes on from where the one before left it.</summary>
    private void TakeShared(CodeProject project)
    {
        CSharpCompilation compilation = project.Compilation!;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (_changed.TryGetValue(tree.FilePath, out (SourceText Text, int Uses) now) && project.Files.ContainsKey(tree.FilePath))
            {
                compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(now.Text, (CSharpParseOptions)tree.Options, tree.FilePath));
            }
        }

        project.Compilation = compilation;
    }

    private void Take(FlagRemovalChange change)
    {
        string path = change.Before.FilePath;
        int uses = _changed.TryGetValue(path, out (SourceText Text, int Uses) before) ? before.Uses : 0;
        _changed[path] = (change.After.GetText(), uses + change.Uses);
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
        code.Layout.Files.Where(static file => file.EndsWith("proj", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".projitems", StringComparison.OrdinalIgnoreCase))
            .Any(project => TextMentions.Read(project)?.Contains(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase) == true);

    private bool MayRewrite(CodeProject project, SyntaxTree tree)
    {
        if (!project.Files.TryGetValue(tree.FilePath, out SourceFile? file) || !code.Layout.IsInPlace(tree.FilePath) || GeneratedFiles.IsMatch(tree))
        {
            return false;
        }

        if (file.IsExact && !tree.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return true;
        }

        if (code.FilesWithWords.Contains(tree.FilePath))
        {
            _notRead.Add(tree.FilePath);
        }

        return false;
    }
}

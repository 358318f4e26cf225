using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>The files that a pass has changed so far, as they are by now: a file that several projects compile goes from one to the next.</summary>
internal sealed class ChangedTrees(CodeBase code)
{
    private readonly Dictionary<string, (SyntaxTree Tree, int Uses)> _changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);

    /// <summary>Their paths.</summary>
    public IReadOnlyCollection<string> Paths => _changed.Keys;

    /// <summary>The files as they are to be, in order of their paths.</summary>
    public IReadOnlyList<FileChange> Changes =>
    [
        .. _changed.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(pair =>
        {
            SourceFile file = code.Files[pair.Key];
            return new FileChange(pair.Key, file.Bytes, _deleted.Contains(pair.Key) ? null : file.Encode(pair.Value.Tree.GetText()), pair.Value.Uses);
        }).Where(static change => change.After is null || !change.After.AsSpan().SequenceEqual(change.Before)),
    ];

    /// <summary>The text of a file as it is by now.</summary>
    public string TextOf(SourceFile file) => (_changed.TryGetValue(file.Path, out (SyntaxTree Tree, int Uses) now) ? now.Tree.GetText() : file.Text).ToString();

    /// <summary>Whether a project's program has all that changed so far as it is by now.</summary>
    public bool AreAsIn(CSharpCompilation compilation, CodeProject project) =>
        compilation.SyntaxTrees.Where(tree => project.Files.ContainsKey(tree.FilePath)).All(tree => !_changed.TryGetValue(tree.FilePath, out (SyntaxTree Tree, int Uses) now) || tree.GetText().ContentEquals(now.Tree.GetText()));

    /// <summary>Takes what a project's removal changed; what another project's did already, once.</summary>
    public void Add(FlagRemovalChange change)
    {
        string path = change.Before.FilePath;
        if (_changed.TryGetValue(path, out (SyntaxTree Tree, int Uses) same) && same.Tree.GetText().ContentEquals(change.After.GetText()))
        {
            return;
        }

        int uses = _changed.TryGetValue(path, out (SyntaxTree Tree, int Uses) before) ? before.Uses : 0;
        _changed[path] = (change.After, uses + change.Uses);
        if (!HasDeclarations(change.After) && HasDeclarations(change.Before) && !IsNamedByProject(path))
        {
            _deleted.Add(path);
        }
    }

    /// <summary>A project's program with its files from where the project before left them, and with the marks of what became known.</summary>
    public CSharpCompilation PutInto(CodeProject project)
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

        return compilation;
    }

    // A global using declares something for all other files.
    private static bool HasDeclarations(SyntaxTree tree) => tree.GetCompilationUnitRoot() is { } root
        && (root.Members.Count > 0 || root.AttributeLists.Count > 0 || root.Usings.Any(static one => one.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)));

    // A project that lists its files does not build without one of them.
    private bool IsNamedByProject(string path) =>
        code.Layout.Files.Where(static file => file.EndsWith("proj", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".projitems", StringComparison.OrdinalIgnoreCase))
            .Any(project => TextMentions.Read(project)?.Contains(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase) == true);
}

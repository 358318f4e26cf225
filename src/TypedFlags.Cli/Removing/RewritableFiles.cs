using Microsoft.CodeAnalysis;
using TypedFlags.Cli.Code;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>Which files may be rewritten: those of the path that people wrote, and that can be read as code.</summary>
internal sealed class RewritableFiles(CodeBase code)
{
    private readonly HashSet<string> _notRead = new(StringComparer.Ordinal);

    /// <summary>One note a file that was left, though it has the flag's name.</summary>
    public IEnumerable<RemovalNote> Notes =>
        _notRead.Select(static path => new RemovalNote(path, 1, 1, FlagRemovalReason.OutOfSight, "This file mentions the flag and has syntax that can't be read, or bytes that are no text: it was left as it is."));

    /// <summary>Whether a file was left for that: what is told of it says all.</summary>
    public bool CouldNotRead(string path) => _notRead.Contains(path);

    /// <summary>Whether a tree of a project may.</summary>
    public bool Contains(CodeProject project, SyntaxTree tree)
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

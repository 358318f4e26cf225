using Microsoft.CodeAnalysis;

namespace TypedFlags.CodeFixes;

/// <summary>A C# document as fixes look at it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Root">Its tree.</param>
/// <param name="Model">What it means.</param>
internal sealed record SourceFile(Document Document, SyntaxNode Root, SemanticModel Model)
{
    /// <summary>Reads a document; null for one that is generated, or has no C#.</summary>
    public static async Task<SourceFile?> ReadAsync(Document document, CancellationToken cancellationToken)
    {
        if (document is SourceGeneratedDocument
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || GeneratedFile.Is(document, root)
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        return new SourceFile(document, root, model);
    }

    /// <summary>The innermost node at a diagnostic; null where it lies outside the tree.</summary>
    public SyntaxNode? NodeAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree == Root.SyntaxTree && Root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
            : null;

    /// <summary>The word that a diagnostic starts at, also within a documentation comment.</summary>
    public SyntaxToken WordAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree == Root.SyntaxTree && Root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? Root.FindToken(diagnostic.Location.SourceSpan.Start, findInsideTrivia: true)
            : default;
}

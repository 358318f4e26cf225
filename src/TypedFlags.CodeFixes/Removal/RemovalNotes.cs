using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>
/// What a removal left for people to look at. An editor has no report: the preview shows a note as a warning at its place, where the file
/// changes; and as long as something may still ask for the flag, its entry stays.
/// </summary>
internal sealed class RemovalNotes
{
    private readonly List<(ProjectId Project, FlagRemovalNote Note)> _notes = [];

    /// <summary>True where what is left may ask for the flag, be it by its name only.</summary>
    public bool LeaveUses => _notes.Exists(static one => IsUse(one.Note));

    /// <summary>Takes what a project's removal says.</summary>
    public void Add(Project project, FlagRemovalResult result) => _notes.AddRange(result.Notes.Select(note => (project.Id, note)));

    /// <summary>The solution with a warning at each place that changed documents have.</summary>
    public async Task<Solution> MarkAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        foreach (IGrouping<DocumentId, FlagRemovalNote> group in _notes
            .Select(one => (Id: DocumentOf(after, one.Project, one.Note), one.Note))
            .Where(static one => one.Id is not null)
            .GroupBy(static one => one.Id!, static one => one.Note))
        {
            Document document = after.GetDocument(group.Key)!;
            if (before.GetDocument(group.Key) == document || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            {
                continue;
            }

            // Trivia have no place for a warning; the node around them has.
            Dictionary<SyntaxNode, string> messages = [];
            foreach (FlagRemovalNote note in group.Where(note => root.FullSpan.Contains(note.Location.SourceSpan)))
            {
                messages[root.FindNode(note.Location.SourceSpan)] = note.Message;
            }

            SyntaxNode marked = root.ReplaceNodes(messages.Keys, (node, now) => now.WithAdditionalAnnotations(WarningAnnotation.Create(messages[node])));
            after = after.WithDocumentSyntaxRoot(group.Key, marked);
        }

        return after;
    }

    private static DocumentId? DocumentOf(Solution solution, ProjectId project, FlagRemovalNote note) =>
        note.Location.SourceTree?.FilePath is { Length: > 0 } path
            ? solution.GetDocumentIdsWithFilePath(path).FirstOrDefault(id => id.ProjectId == project && solution.GetDocument(id) is not null)
            : null;

    private static bool IsUse(FlagRemovalNote note) => note.Reason switch
    {
        FlagRemovalReason.PublicApi or FlagRemovalReason.NowUnused => false,
        FlagRemovalReason.Mention => !IsInTrivia(note.Location) && !IsConstant(note.Location),
        _ => true,
    };

    // Whoever reads it is told of as well.
    private static bool IsConstant(Location location) =>
        location.SourceTree?.GetRoot().FindNode(location.SourceSpan, getInnermostNodeForTie: true) is { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } } }
        && field.Modifiers.Any(SyntaxKind.ConstKeyword);

    private static bool IsInTrivia(Location location) =>
        location.SourceTree?.GetRoot().FindTrivia(location.SourceSpan.Start) is { } trivia
        && !trivia.IsKind(SyntaxKind.None) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}

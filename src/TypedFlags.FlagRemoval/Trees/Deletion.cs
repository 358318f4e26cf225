using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Takes a statement or a member out: its own comments go, what stands above a blank line or a directive before it stays, and no doubled blank line is left.</summary>
internal static class Deletion
{
    /// <returns>False where an edit around the node was there before, or a directive would be lost; nothing is done then.</returns>
    public static bool Delete(SyntaxNode node, TreeEdits edits)
    {
        if (LosesDirectives(node) || !edits.Delete(node))
        {
            return false;
        }

        SyntaxToken next = node.GetLastToken(includeZeroWidth: true).GetNextToken(includeZeroWidth: true);
        bool isFirst = node.GetFirstToken().GetPreviousToken(includeZeroWidth: true).Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.ColonToken or SyntaxKind.None;
        SyntaxTriviaList kept = KeptOf(node.GetLeadingTrivia());
        bool goesOn = node is StatementSyntax one && Statements.IsInList(one) && Lines.StartsLine(node) && !Lines.StartsLine(next);
        SyntaxTriviaList before = kept.Count == 0 && !isFirst && SetsApart(node, next, goesOn) ? BlankLine(node) : kept.AddRange(BlankLineBehind(kept, node, next));

        // What follows on its line begins that now.
        edits.Follow(next, goesOn ? before.Add(SyntaxFactory.Whitespace(Lines.IndentationOf(node))) : before, isFirst);
        return true;
    }

    /// <summary>Where a statement goes that ends a line which others begin: what stands behind the one before it then.</summary>
    /// <param name="gone">The statement.</param>
    /// <param name="all">All that goes.</param>
    public static (SyntaxToken? Token, SyntaxTriviaList Trivia) EndWithout(SyntaxNode gone, IReadOnlyCollection<SyntaxNode> all)
    {
        if (gone is not StatementSyntax statement || !Statements.IsInList(statement) || !gone.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
        {
            return default;
        }

        SyntaxNode? first = gone;
        SyntaxToken before = default;
        while (first is not null)
        {
            if (Lines.StartsLine(first))
            {
                return default;
            }

            before = first.GetFirstToken().GetPreviousToken();
            first = all.FirstOrDefault(one => one.Span.Contains(before.Span));
        }

        return (before, Endings.Join(before.TrailingTrivia, Endings.WithoutComments(gone.GetTrailingTrivia())));
    }

    /// <summary>True where there are directives within a node that can't go with it. Those before it, as <c>#region</c>, go on to what follows.</summary>
    public static bool LosesDirectives(SyntaxNode node) => node.ContainsDirectives && !Directives.MayGo(node);

    /// <summary>Whether what follows a node ends the list that it is in: nothing has to be set apart from it. In a switch, the label of the next section does.</summary>
    public static bool EndsList(SyntaxNode node, SyntaxToken next) =>
        next.Kind() is SyntaxKind.CloseBraceToken or SyntaxKind.EndOfFileToken || (node.Parent is SwitchSectionSyntax && next.Parent is SwitchLabelSyntax);

    // `#endregion`, a blank line, the node: the line sets apart what follows.
    private static SyntaxTriviaList BlankLineBehind(SyntaxTriviaList kept, SyntaxNode node, SyntaxToken next) =>
        kept.Count > 0 && kept[kept.Count - 1].IsDirective && next.Kind() is not (SyntaxKind.CloseBraceToken or SyntaxKind.EndOfFileToken)
        && node.GetLeadingTrivia() is var leading && leading.Count > kept.Count && leading[kept.Count].IsKind(SyntaxKind.EndOfLineTrivia)
            ? SyntaxFactory.TriviaList(leading[kept.Count])
            : default;

    // The blank line before the node set apart what follows it, too.
    private static bool SetsApart(SyntaxNode node, SyntaxToken next, bool goesOn) =>
        !EndsList(node, next) && BlankLine(node).Count > 0 && !StartsWithBlankLine(next.LeadingTrivia)
        && (goesOn || node.GetLastToken(includeZeroWidth: true).TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia));

    private static SyntaxTriviaList BlankLine(SyntaxNode node) => StartsWithBlankLine(node.GetLeadingTrivia())
        ? SyntaxFactory.TriviaList(node.GetLeadingTrivia().First(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
        : default;

    private static bool StartsWithBlankLine(SyntaxTriviaList leading) =>
        leading.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);

    // A comment that a blank line sets apart is no comment of the node: up to and with that line it stays.
    private static SyntaxTriviaList KeptOf(SyntaxTriviaList leading)
    {
        int end = 0;
        bool isBlank = true;
        bool hasComment = false;
        for (int index = 0; index < leading.Count; index++)
        {
            if (leading[index].IsKind(SyntaxKind.EndOfLineTrivia))
            {
                end = isBlank && hasComment ? index + 1 : end;
                isBlank = true;
            }
            else if (leading[index].IsDirective)
            {
                // It has the end of its line in it.
                end = index + 1;
                isBlank = true;
                hasComment = false;
            }
            else if (!leading[index].IsKind(SyntaxKind.WhitespaceTrivia))
            {
                isBlank = false;
                hasComment = true;
            }
        }

        return SyntaxFactory.TriviaList(leading.Take(end));
    }
}

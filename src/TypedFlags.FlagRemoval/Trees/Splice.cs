using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Nodes in the place of others: which comments and blank lines stay, and how far lines are indented.</summary>
internal static class Splice
{
    /// <summary>An expression with the trivia of the place it takes. A part of what stood there has comments of its own: <see cref="PartInPlace"/>.</summary>
    public static ExpressionSyntax InPlaceOf(ExpressionSyntax place, ExpressionSyntax answer) => answer.WithTriviaFrom(place);

    /// <summary>A statement of a branch, or the statements in its block, in the place of the whole that it was a branch of.</summary>
    /// <param name="whole">What goes: an <c>if</c>, a loop.</param>
    /// <param name="branch">What stays of it.</param>
    /// <param name="keepsBlock">True where the names in a block must stay apart from those around it.</param>
    public static List<StatementSyntax> Branch(StatementSyntax whole, StatementSyntax branch, bool keepsBlock)
    {
        List<StatementSyntax> statements = branch is BlockSyntax block && !keepsBlock ? [.. block.Statements] : [branch];
        if (statements.Count == 0)
        {
            return [];
        }

        string to = Lines.IndentationOf(whole);
        string from = Lines.IndentationOf(statements[0]);
        bool startsLine = Lines.StartsLine(statements[0]);
        for (int index = 0; index < statements.Count; index++)
        {
            statements[index] = startsLine ? Lines.Reindent(statements[index], from, to) : statements[index];
        }

        BlockSyntax? unwrapped = keepsBlock ? null : branch as BlockSyntax;
        SyntaxTriviaList before = whole.GetLeadingTrivia();
        SyntaxTriviaList above = Lines.WithoutIndentation(before).AddRange(AboveElse(whole, branch, to));
        IReadOnlyList<SyntaxTrivia> leads = [.. BehindElse(whole, branch).Concat(unwrapped is null ? [] : BesideBrace(unwrapped, whole)).Where(Lines.IsComment)];
        SyntaxTriviaList leading = startsLine
            ? above.AddRange(Lines.Of(leads, from, to, Lines.EndOf(whole.SyntaxTree))).AddRange(Lines.WithoutBlankLines(statements[0].GetLeadingTrivia()))
            : above.AddRange(before.Skip(Lines.WithoutIndentation(before).Count)).AddRange(Lines.InLine(leads)).AddRange(statements[0].GetLeadingTrivia());
        statements[0] = statements[0].WithLeadingTrivia(leading);

        int last = statements.Count - 1;
        SyntaxTriviaList trailing = statements[last].GetTrailingTrivia();
        trailing = unwrapped is null ? Endings.Of(branch, whole)
            : trailing.Any(SyntaxKind.EndOfLineTrivia) && !GoesOn(unwrapped, whole) ? trailing
            : Endings.Join(trailing, Endings.Of(branch, whole));

        // Comments between the last statement and the brace.
        if (unwrapped is not null)
        {
            trailing = trailing.AddRange(Lines.CommentLines(unwrapped.CloseBraceToken.LeadingTrivia, from, to));
        }

        statements[last] = statements[last].WithTrailingTrivia(trailing);
        return statements;
    }

    // `} B();`: what follows the brace on its line follows the last statement then, where no comment stands between them.
    private static bool GoesOn(BlockSyntax branch, StatementSyntax whole) => branch.CloseBraceToken == whole.GetLastToken() && !whole.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
        && !branch.CloseBraceToken.LeadingTrivia.Any(Lines.IsComment) && !whole.GetLastToken().GetNextToken().IsKind(SyntaxKind.None);

    // And so are those behind it.
    private static SyntaxTriviaList BehindElse(StatementSyntax whole, StatementSyntax branch) =>
        whole is IfStatementSyntax { Else: { } clause } && clause.Statement == branch ? clause.ElseKeyword.TrailingTrivia : default;

    // `{ // why`: of what stands in the braces.
    private static SyntaxTriviaList BesideBrace(BlockSyntax block, StatementSyntax whole) =>
        block == whole ? block.OpenBraceToken.TrailingTrivia : block.OpenBraceToken.LeadingTrivia.AddRange(block.OpenBraceToken.TrailingTrivia);

    // Comments above the `else` are of what stands behind it.
    private static SyntaxTriviaList AboveElse(StatementSyntax whole, StatementSyntax branch, string to) =>
        whole is IfStatementSyntax { Else: { } clause } && clause.Statement == branch ? Lines.CommentLines(clause.GetLeadingTrivia(), Lines.IndentationOf(clause), to) : default;
}

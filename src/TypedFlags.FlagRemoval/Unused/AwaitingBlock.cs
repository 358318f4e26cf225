using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Blocks that begin by awaiting a task.</summary>
internal static class AwaitingBlock
{
    /// <summary>The block with the waiting before everything else.</summary>
    public static BlockSyntax Before(BlockSyntax block, ExpressionSyntax task) => WithFirst(block, Statement(task));

    /// <summary>An empty block that returns the task.</summary>
    public static BlockSyntax Returning(BlockSyntax block, ExpressionSyntax task) =>
        WithFirst(block, SyntaxFactory.ReturnStatement(SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space), task, SyntaxFactory.Token(SyntaxKind.SemicolonToken)));

    private static BlockSyntax WithFirst(BlockSyntax block, StatementSyntax first)
    {
        SyntaxTrivia end = block.OpenBraceToken.TrailingTrivia.FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        if (end.IsKind(SyntaxKind.None))
        {
            StatementSyntax inLine = first.WithTrailingTrivia(SyntaxFactory.Space);
            return block.WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(SyntaxFactory.Space)).WithStatements(block.Statements.Insert(0, inLine));
        }

        string indentation = block.Statements.Count > 0 && Lines.StartsLine(block.Statements[0]) ? Lines.IndentationOf(block.Statements[0]) : Lines.IndentationOf(block) + "    ";
        return block.WithStatements(block.Statements.Insert(0, first.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(end)));
    }

    /// <summary>The function with a block that awaits and then does what its expression did: it gives nothing, or throws.</summary>
    public static SyntaxNode InsteadOf(SyntaxNode function, ExpressionSyntax expression, ExpressionSyntax task)
    {
        StatementSyntax statement = expression is ThrowExpressionSyntax thrown
            ? SyntaxFactory.ThrowStatement(thrown.ThrowKeyword.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space), thrown.Expression.WithoutTrivia(), SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            : SyntaxFactory.ExpressionStatement(expression.WithoutTrivia());
        if (function is AnonymousFunctionExpressionSyntax lambda)
        {
            BlockSyntax inLine = SyntaxFactory.Block(
                SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.List<StatementSyntax>([Statement(task).WithTrailingTrivia(SyntaxFactory.Space), statement.WithTrailingTrivia(SyntaxFactory.Space)]),
                SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
            return lambda.WithBody(inLine.WithTriviaFrom(expression));
        }

        string outer = Lines.IndentationOf(function);
        SyntaxTrivia end = Lines.EndOf(function.SyntaxTree);
        SyntaxTrivia inner = SyntaxFactory.Whitespace(Lines.Deeper(outer));
        BlockSyntax block = SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.Whitespace(outer)).WithTrailingTrivia(end),
            SyntaxFactory.List<StatementSyntax>(
            [
                Statement(task).WithLeadingTrivia(CommentsBefore(expression).SelectMany(comment => new[] { inner, comment, end }).Append(inner)).WithTrailingTrivia(end),
                statement.WithLeadingTrivia(inner).WithTrailingTrivia(end),
            ]),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(SyntaxFactory.Whitespace(outer)).WithTrailingTrivia(function.GetTrailingTrivia()));
        SyntaxToken last = expression.Parent!.GetFirstToken().GetPreviousToken();
        SyntaxNode broken = function.ReplaceToken(last, last.WithTrailingTrivia(LineEnd(last.TrailingTrivia, end)));
        return broken switch
        {
            MethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block),
            LocalFunctionStatementSyntax local => local.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block),
            _ => function,
        };
    }

    // Around the arrow.
    private static IEnumerable<SyntaxTrivia> CommentsBefore(ExpressionSyntax expression) =>
        expression.Parent!.GetLeadingTrivia().Concat(expression.Parent!.GetFirstToken().TrailingTrivia).Concat(expression.GetLeadingTrivia()).Where(Lines.IsComment);

    private static SyntaxTriviaList LineEnd(SyntaxTriviaList trailing, SyntaxTrivia end) => trailing.Any(SyntaxKind.EndOfLineTrivia)
        ? trailing
        : SyntaxFactory.TriviaList(trailing.Reverse().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()).Add(end);

    private static ExpressionStatementSyntax Statement(ExpressionSyntax task) =>
        SyntaxFactory.ExpressionStatement(SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task));
}

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

    /// <summary>The function with a block that awaits and then evaluates its expression, which gives nothing.</summary>
    public static SyntaxNode InsteadOf(SyntaxNode function, ExpressionSyntax expression, ExpressionSyntax task)
    {
        ExpressionStatementSyntax statement = SyntaxFactory.ExpressionStatement(expression.WithoutTrivia());
        if (function is AnonymousFunctionExpressionSyntax lambda)
        {
            BlockSyntax inLine = SyntaxFactory.Block(
                SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.List<StatementSyntax>([Statement(task).WithTrailingTrivia(SyntaxFactory.Space), statement.WithTrailingTrivia(SyntaxFactory.Space)]),
                SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
            return lambda.ReplaceNode(expression, inLine.WithTriviaFrom(expression));
        }

        string outer = Lines.IndentationOf(function);
        SyntaxTrivia end = SyntaxFactory.EndOfLine(function.SyntaxTree.GetText().ToString().Contains("\r\n") ? "\r\n" : "\n");
        SyntaxTrivia inner = SyntaxFactory.Whitespace(outer + "    ");
        BlockSyntax block = SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.Whitespace(outer)).WithTrailingTrivia(end),
            SyntaxFactory.List<StatementSyntax>([Statement(task).WithLeadingTrivia(inner).WithTrailingTrivia(end), statement.WithLeadingTrivia(inner).WithTrailingTrivia(end)]),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(SyntaxFactory.Whitespace(outer)).WithTrailingTrivia(function.GetTrailingTrivia()));
        return function switch
        {
            MethodDeclarationSyntax method => method.WithParameterList(method.ParameterList.WithTrailingTrivia(end)).WithExpressionBody(null).WithSemicolonToken(default).WithBody(block),
            LocalFunctionStatementSyntax local => local.WithParameterList(local.ParameterList.WithTrailingTrivia(end)).WithExpressionBody(null).WithSemicolonToken(default).WithBody(block),
            _ => function,
        };
    }

    private static ExpressionStatementSyntax Statement(ExpressionSyntax task) =>
        SyntaxFactory.ExpressionStatement(SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task));
}

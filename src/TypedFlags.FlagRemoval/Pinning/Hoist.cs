using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>Keeps what was evaluated on the way to an answer, as statements before the one that asks.</summary>
internal static class Hoist
{
    /// <summary>The statement that an expression is the first thing of to be evaluated, where others may stand before it; null where there is none.</summary>
    public static StatementSyntax? Over(ExpressionSyntax expression)
    {
        SyntaxNode node = expression;
        while (node.Parent is { } parent && IsFirst(node, parent))
        {
            if (parent is StatementSyntax statement)
            {
                return Statements.IsInList(statement) && !OtherBuilds.Differ(statement) ? statement : null;
            }

            node = parent;
        }

        return null;
    }

    /// <summary>The effects as statements in the place of, or before, another one; null where one of them can be none.</summary>
    public static IReadOnlyList<StatementSyntax>? StatementsOf(IReadOnlyList<ExpressionSyntax> effects, StatementSyntax whole, SemanticModel model)
    {
        List<StatementSyntax> statements = [];
        SyntaxTriviaList end = whole.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            ? SyntaxFactory.TriviaList(whole.GetTrailingTrivia().Last(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            : SyntaxFactory.TriviaList(SyntaxFactory.Space);
        foreach (ExpressionSyntax effect in effects)
        {
            if (Effects.IsConverted(effect, model) || Statements.Of(effect) is not { } statement)
            {
                return null;
            }

            statements.Add(statement.WithLeadingTrivia(statements.Count == 0 ? whole.GetLeadingTrivia() : IndentationOf(whole)).WithTrailingTrivia(end));
        }

        return Statements.IsInList(whole) || statements.Count <= 1 ? statements : null;
    }

    public static SyntaxTriviaList IndentationOf(StatementSyntax statement) =>
        Lines.StartsLine(statement) ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(Lines.IndentationOf(statement))) : default;

    // Whether nothing of the parent is evaluated before the node.
    private static bool IsFirst(SyntaxNode node, SyntaxNode parent) => parent switch
    {
        ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax or CastExpressionSyntax => true,
        BinaryExpressionSyntax binary => binary.Left == node,
        IsPatternExpressionSyntax pattern => pattern.Expression == node,
        ConditionalExpressionSyntax conditional => conditional.Condition == node,
        SwitchExpressionSyntax selection => selection.GoverningExpression == node,
        MemberAccessExpressionSyntax access => access.Expression == node,
        InvocationExpressionSyntax call => call.Expression == node || call.ArgumentList == node,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax } assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Right == node,

        // `Show(flag)`: nothing stands before the first argument but a name.
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax } } arguments } => arguments.Arguments[0] == parent,
        ArgumentListSyntax => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax } declaration } declarator } => declaration.Variables[0] == declarator,
        VariableDeclaratorSyntax or VariableDeclarationSyntax => true,
        LocalDeclarationStatementSyntax declaration => declaration.UsingKeyword.IsKind(SyntaxKind.None),
        IfStatementSyntax statement => statement.Condition == node,
        SwitchStatementSyntax statement => statement.Expression == node,
        LockStatementSyntax statement => statement.Expression == node,
        ForEachStatementSyntax statement => statement.Expression == node,
        ReturnStatementSyntax or ThrowStatementSyntax or ExpressionStatementSyntax or YieldStatementSyntax => true,
        _ => false,
    };
}

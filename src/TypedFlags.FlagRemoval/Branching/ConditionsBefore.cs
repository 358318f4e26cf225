using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>
/// The conditions that were false wherever another one is asked, with nothing but conditions evaluated between: those before it in a chain of <c>else if</c> or of <c>? :</c>, and those of
/// guards right before it.
/// </summary>
internal static class ConditionsBefore
{
    /// <summary>The choices before a choice whose conditions were false, the nearest one first.</summary>
    public static IEnumerable<SyntaxNode> Of(SyntaxNode choice)
    {
        for (SyntaxNode? before = Before(choice); before is not null; before = Before(before))
        {
            yield return before;
        }
    }

    /// <summary>The condition of an <c>if</c> or a <c>? :</c>; null of anything else.</summary>
    public static ExpressionSyntax? ConditionOf(SyntaxNode choice) => choice switch
    {
        IfStatementSyntax statement => statement.Condition,
        ConditionalExpressionSyntax conditional => conditional.Condition,
        _ => null,
    };

    /// <summary>Whether a condition is false where others are, by how they are written.</summary>
    public static bool Exclude(ExpressionSyntax condition, IReadOnlyList<ExpressionSyntax> others)
    {
        ExpressionSyntax inner = Known.Unwrap(condition);
        return others.Any(other => AreIn(inner, other)) || (inner is BinaryExpressionSyntax binary && binary.Kind() switch
        {
            SyntaxKind.LogicalAndExpression => Exclude(binary.Left, others) || Exclude(binary.Right, others),
            SyntaxKind.LogicalOrExpression => Exclude(binary.Left, others) && Exclude(binary.Right, others),
            _ => false,
        });
    }

    // Where `a || b` is false, each of them is.
    private static bool AreIn(ExpressionSyntax condition, ExpressionSyntax whole)
    {
        ExpressionSyntax inner = Known.Unwrap(whole);
        return SyntaxFactory.AreEquivalent(condition, inner)
            || (inner is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either && (AreIn(condition, either.Left) || AreIn(condition, either.Right)));
    }

    private static SyntaxNode? Before(SyntaxNode choice) => choice switch
    {
        StatementSyntax statement => BeforeStatement(statement),
        ExpressionSyntax conditional => Parentheses.WithAround(conditional) is var place && place.Parent is ConditionalExpressionSyntax outer ? outer.WhenFalse == place ? outer : null
            : place.Parent is ReturnStatementSyntax answer ? BeforeStatement(answer) : null,
        _ => null,
    };

    private static IfStatementSyntax? BeforeStatement(StatementSyntax statement) => statement.Parent switch
    {
        ElseClauseSyntax { Parent: IfStatementSyntax outer } => outer,
        BlockSyntax { Parent: ElseClauseSyntax { Parent: IfStatementSyntax outer } } block when block.Statements[0] == statement => outer,
        _ => Statements.Before(statement) is IfStatementSyntax { Else: null } guard && DropUnreachable.EndsForSure(guard.Statement) == true ? guard : null,
    };
}

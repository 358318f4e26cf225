using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>The parts of an expression that do something, each one that may be a statement, where its value is not wanted any more: of <c>Next() &lt; limit</c> that is <c>Next();</c>.</summary>
internal static class EffectParts
{
    /// <returns>The parts in order; null where what is done depends on a value, or can't be a statement.</returns>
    public static ImmutableArray<ExpressionSyntax>? Of(ImmutableArray<ExpressionSyntax> evaluated, SemanticModel model)
    {
        List<ExpressionSyntax> parts = [];
        return evaluated.All(expression => Add(expression, parts, model)) ? parts.ToImmutableArray() : null;
    }

    private static bool Add(ExpressionSyntax expression, List<ExpressionSyntax> parts, SemanticModel model)
    {
        if (!Effects.MayHave(expression, model))
        {
            return true;
        }

        if (Statements.Of(expression) is not null)
        {
            parts.Add(expression);
            return true;
        }

        return expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => Add(parenthesized.Expression, parts, model),
            IsPatternExpressionSyntax pattern => Add(pattern.Expression, parts, model),
            MemberAccessExpressionSyntax access => Add(access.Expression, parts, model),
            PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.LogicalNotExpression) => Add(unary.Operand, parts, model),
            BinaryExpressionSyntax binary when IsComparison(binary) && !Effects.IsUserDefined(binary, model) => Add(binary.Left, parts, model) && Add(binary.Right, parts, model),
            BinaryExpressionSyntax binary when IsShortCircuit(binary) && !Effects.MayHave(binary.Right, model) => Add(binary.Left, parts, model),
            _ => false,
        };
    }

    // Both operands are evaluated, whatever the other one is.
    private static bool IsComparison(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
        or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
        or SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression or SyntaxKind.ExclusiveOrExpression
        or SyntaxKind.AddExpression or SyntaxKind.SubtractExpression;

    private static bool IsShortCircuit(BinaryExpressionSyntax binary) =>
        binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression;
}

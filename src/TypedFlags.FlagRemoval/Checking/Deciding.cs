using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Places where a value decides which code runs, in distinction to those where it is only given on.</summary>
internal static class Deciding
{
    /// <summary>Whether the value of what is named at a place decides something there.</summary>
    /// <param name="reference">The place.</param>
    /// <param name="isCalled">True for a method: what it gives is meant.</param>
    /// <param name="isWaitedFor">True where the value is in a task.</param>
    public static bool Is(Reference reference, bool isCalled, bool isWaitedFor)
    {
        ExpressionSyntax? place = reference.Whole;
        if (place.Parent is MemberBindingExpressionSyntax binding)
        {
            place = binding;
        }

        if (isCalled)
        {
            place = place.Parent is InvocationExpressionSyntax call && call.Expression == place ? call : null;
        }

        if (place?.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access && access.WhenNotNull == place)
        {
            place = access;
        }

        if (place is not null && isWaitedFor)
        {
            place = Waiting.Around(place);
        }

        return place is not null && reference.IsSure && IsAsked(place);
    }

    private static bool IsAsked(ExpressionSyntax value)
    {
        ExpressionSyntax place = value;
        while (true)
        {
            switch (place.Parent)
            {
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression, Left: LiteralExpressionSyntax }:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression, Right: LiteralExpressionSyntax }:
                case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax }:
                    place = (ExpressionSyntax)place.Parent;
                    break;
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } cache when cache.Left == place:
                    place = cache;
                    break;
                case IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or WhenClauseSyntax or CatchFilterClauseSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression }:
                    return true;
                case ConditionalExpressionSyntax conditional:
                    return conditional.Condition == place;
                default:
                    return false;
            }
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Conditions the other way round, as a person would write them.</summary>
internal static class Negation
{
    /// <summary>What is true where a condition is false.</summary>
    public static ExpressionSyntax Of(ExpressionSyntax condition)
    {
        switch (condition)
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return not.Operand is ParenthesizedExpressionSyntax inner ? inner.Expression.WithTriviaFrom(condition) : not.Operand.WithTriviaFrom(condition);
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { RawKind: (int)SyntaxKind.NotPattern } not } match:
                return match.WithPattern(not.Pattern is ParenthesizedPatternSyntax both ? both.Pattern : not.Pattern);
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } match:
                return match.WithPattern(SyntaxFactory.UnaryPattern(SyntaxFactory.Token(SyntaxKind.NotKeyword).WithTrailingTrivia(SyntaxFactory.Space), constant));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: LiteralExpressionSyntax } same:
                return SyntaxFactory.BinaryExpression(SyntaxKind.NotEqualsExpression, same.Left, SyntaxFactory.Token(SyntaxKind.ExclamationEqualsToken).WithTriviaFrom(same.OperatorToken), same.Right);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Right: LiteralExpressionSyntax } other:
                return SyntaxFactory.BinaryExpression(SyntaxKind.EqualsExpression, other.Left, SyntaxFactory.Token(SyntaxKind.EqualsEqualsToken).WithTriviaFrom(other.OperatorToken), other.Right);
            default:
                return SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Parentheses.AroundOperand(condition).WithoutTrivia()).WithTriviaFrom(condition);
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Parentheses that are needed where one expression takes the place of another, and those that no longer are.</summary>
internal static class Parentheses
{
    /// <summary>An operand of something that binds as tightly as <c>!</c> or a cast.</summary>
    public static ExpressionSyntax AroundOperand(ExpressionSyntax expression) => IsTight(expression) ? expression : Around(expression);

    /// <summary>An expression with the parentheses around it.</summary>
    public static ExpressionSyntax WithAround(ExpressionSyntax expression)
    {
        ExpressionSyntax outer = expression;
        while (outer.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            outer = parenthesized;
        }

        return outer;
    }

    /// <summary>The outermost expression to replace: parentheses around it go as well where the new one does not need them.</summary>
    /// <param name="old">The expression that goes.</param>
    /// <param name="replacement">What takes its place.</param>
    public static ExpressionSyntax Outermost(ExpressionSyntax old, ExpressionSyntax replacement)
    {
        ExpressionSyntax place = old;
        while (place.Parent is ParenthesizedExpressionSyntax parenthesized && (IsTight(replacement) || !IsOperand(parenthesized) || BindsTighter(replacement, parenthesized)) && !HasComment(parenthesized))
        {
            place = parenthesized;
        }

        return place;
    }

    /// <summary>The expression, in parentheses where its place may bind more tightly than itself.</summary>
    public static ExpressionSyntax For(ExpressionSyntax place, ExpressionSyntax replacement) =>
        IsLoose(replacement) && place.Parent is not ParenthesizedExpressionSyntax && IsOperand(place) && !BindsTighter(replacement, place) && !IsSide(replacement, place) ? Around(replacement) : replacement;

    private static ParenthesizedExpressionSyntax Around(ExpressionSyntax expression) =>
        SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression);

    private static bool IsTight(ExpressionSyntax expression) => expression is LiteralExpressionSyntax or NameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
        or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or PrefixUnaryExpressionSyntax or ObjectCreationExpressionSyntax
        or InterpolatedStringExpressionSyntax or TypeOfExpressionSyntax or PredefinedTypeSyntax or TupleExpressionSyntax or CollectionExpressionSyntax;

    private static bool IsLoose(ExpressionSyntax expression) =>
        expression is AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax or IsPatternExpressionSyntax or SwitchExpressionSyntax
            or WithExpressionSyntax or RangeExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or QueryExpressionSyntax or ThrowExpressionSyntax or ConditionalAccessExpressionSyntax;

    private static bool IsOperand(ExpressionSyntax place) => place.Parent is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax
        or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or IsPatternExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax
        or WithExpressionSyntax or RangeExpressionSyntax or InvocationExpressionSyntax or InterpolationSyntax;

    // What nobody would write parentheses for: a comparison or a pattern between `&&` and `||`, and a cast or an `await` beside an operator.
    private static bool BindsTighter(ExpressionSyntax replacement, ExpressionSyntax place) => place.Parent is BinaryExpressionSyntax outer && replacement switch
    {
        CastExpressionSyntax or AwaitExpressionSyntax => true,
        IsPatternExpressionSyntax => IsLogical(outer),
        BinaryExpressionSyntax inner => IsLogical(outer) && IsComparison(inner),
        _ => false,
    };

    // `a ? b : c ? d : e`, and a side that is an operation: nothing is taken apart there.
    private static bool IsSide(ExpressionSyntax replacement, ExpressionSyntax place) => place.Parent is ConditionalExpressionSyntax outer && replacement switch
    {
        ConditionalExpressionSyntax => outer.WhenFalse == place,
        BinaryExpressionSyntax or IsPatternExpressionSyntax or SwitchExpressionSyntax or WithExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax => outer.Condition != place,
        _ => false,
    };

    private static bool IsLogical(BinaryExpressionSyntax binary) => binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression);

    private static bool IsComparison(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.LessThanExpression
        or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.IsExpression;

    private static bool HasComment(ParenthesizedExpressionSyntax expression) =>
        expression.OpenParenToken.TrailingTrivia.Concat(expression.CloseParenToken.LeadingTrivia).Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia));
}

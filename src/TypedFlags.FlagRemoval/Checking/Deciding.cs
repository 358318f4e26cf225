using Microsoft.CodeAnalysis;
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
    /// <param name="isCalled">True for a method or a delegate: what it gives is meant.</param>
    /// <param name="isWaitedFor">True where the value is in a task.</param>
    public static bool Is(Reference reference, bool isCalled, bool isWaitedFor) => ValueAt(reference, isCalled, isWaitedFor) is { } value && IsAsked(value);

    /// <summary>The function that gives on, at its end, the value of what is named at a place; null where none does.</summary>
    public static SyntaxNode? GivenBy(Reference reference, bool isCalled, bool isWaitedFor) => ValueAt(reference, isCalled, isWaitedFor)?.Parent is ArrowExpressionClauseSyntax or ReturnStatementSyntax
        ? HeldValue.FunctionAround(reference.Name)
        : null;

    // With all around it that is as known as it is itself.
    private static ExpressionSyntax? ValueAt(Reference reference, bool isCalled, bool isWaitedFor)
    {
        ExpressionSyntax? place = reference.Whole;
        if (place.Parent is MemberBindingExpressionSyntax binding)
        {
            place = binding;
        }

        if (isCalled)
        {
            place = (ExpressionSyntax?)FunctionAnswers.CallOf(place) ?? CallIfThere(place);
        }

        if (place?.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access && access.WhenNotNull == place)
        {
            place = access;
        }

        if (place is not null && isWaitedFor)
        {
            place = Waiting.Around(place);
        }

        return place is not null && reference.IsSure ? Around(place) : null;
    }

    // isNew?.Invoke()
    private static ConditionalAccessExpressionSyntax? CallIfThere(ExpressionSyntax place) =>
        place.Parent is ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" } } } access && access.Expression == place ? access : null;

    private static ExpressionSyntax Around(ExpressionSyntax value)
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
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce when coalesce.Left == place:
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } cache when cache.Left == place:
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" or "HasValue" } part when part.Expression == place:
                    place = (ExpressionSyntax)place.Parent;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetValueOrDefault", Parent: InvocationExpressionSyntax call } part when part.Expression == place:
                    place = call;
                    break;
                default:
                    return place;
            }
        }
    }

    private static bool IsAsked(ExpressionSyntax place) => place.Parent switch
    {
        IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or WhenClauseSyntax or CatchFilterClauseSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } => true,
        ConditionalExpressionSyntax conditional => conditional.Condition == place,
        _ => false,
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary><c>errors++;</c>, <c>sum += order.Net;</c>, <c>text += line;</c>: statements that only add to a local, which is of no use where nobody asks what it came to.</summary>
internal static class Counting
{
    /// <summary>The statement that adds to a local where it is named; null where it does something else, or adding may do more than that.</summary>
    public static ExpressionStatementSyntax? At(ExpressionSyntax local, SemanticModel model)
    {
        // Types of which the language and decimals' own operators only compute.
        if (local.Parent is not ExpressionSyntax { Parent: ExpressionStatementSyntax statement } counting || local.Ancestors().Any(static node => node is CheckedStatementSyntax)
            || model.GetTypeInfo(local).Type is not { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } type)
        {
            return null;
        }

        return counting switch
        {
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax when counting.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression => statement,
            AssignmentExpressionSyntax assignment when assignment.Left == local && IsOfNumbers(assignment.Kind()) && OnlyAdds(assignment.Right, type, model) => statement,
            _ => null,
        };
    }

    /// <summary>What a statement gives or adds to a local; null where it is one.</summary>
    public static ExpressionSyntax? ValueOf(ExpressionStatementSyntax statement) => (statement.Expression as AssignmentExpressionSyntax)?.Right;

    // A division may be one by zero.
    private static bool IsOfNumbers(SyntaxKind kind) => kind is SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression or SyntaxKind.MultiplyAssignmentExpression
        or SyntaxKind.AndAssignmentExpression or SyntaxKind.OrAssignmentExpression or SyntaxKind.ExclusiveOrAssignmentExpression
        or SyntaxKind.LeftShiftAssignmentExpression or SyntaxKind.RightShiftAssignmentExpression or SyntaxKind.UnsignedRightShiftAssignmentExpression;

    // A text takes that of anything, which may be code of the program; so may a conversion.
    private static bool OnlyAdds(ExpressionSyntax value, ITypeSymbol type, SemanticModel model) =>
        !model.GetConversion(value).IsUserDefined && (type.SpecialType != SpecialType.System_String || !Texts.DoesMore(value, model, depth: 0));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>What an expression is the value of.</summary>
internal static class Assigned
{
    /// <summary>
    /// The variable's declarator, the property's declaration, or the left side of an assignment that is a statement, or all of a constructor; null where it is none of these, or gets another value in another build.
    /// </summary>
    public static SyntaxNode? To(ExpressionSyntax value)
    {
        ExpressionSyntax outer = Outermost(value);
        SyntaxNode? target = outer.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } clause => clause.Parent,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax } } assignment when assignment.Right == outer => assignment.Left,
            _ => null,
        };
        return target?.FirstAncestorOrSelf<SyntaxNode>(static node => node is StatementSyntax or MemberDeclarationSyntax) is { } whole && OtherBuilds.Differ(whole) ? null : target;
    }

    /// <summary>An expression with the parentheses around it.</summary>
    public static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        ExpressionSyntax outer = expression;
        while (outer.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            outer = (ExpressionSyntax)outer.Parent;
        }

        return outer;
    }
}

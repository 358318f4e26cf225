using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>What is done with a variable or member at one place.</summary>
internal enum UsageKind
{
    /// <summary>Its value is taken, or it is called.</summary>
    Read,

    /// <summary>It is the left side of <c>x = …;</c>, a statement of its own.</summary>
    Assignment,

    /// <summary>Anything else: it is changed otherwise, passed by reference, or only named.</summary>
    Other,
}

internal static class UsageKinds
{
    /// <summary>What is done with an expression that is a variable or member.</summary>
    public static UsageKind Of(ExpressionSyntax whole)
    {
        ExpressionSyntax place = whole;
        while (place.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            place = (ExpressionSyntax)place.Parent;
        }

        switch (place.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == place:
                return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Parent is ExpressionStatementSyntax ? UsageKind.Assignment : UsageKind.Other;
            case PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression) || unary.IsKind(SyntaxKind.AddressOfExpression):
            case PostfixUnaryExpressionSyntax:
            case RefExpressionSyntax:
            case MemberBindingExpressionSyntax:
            case NameColonSyntax or NameEqualsSyntax or ExpressionColonSyntax:
            case CrefSyntax or QualifiedCrefSyntax or TypeCrefSyntax or XmlNameAttributeSyntax:
                return UsageKind.Other;
            case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None):
                return UsageKind.Other;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } when IsDeconstructedInto(tuple):
                return UsageKind.Other;
            default:
                return IsInNameof(place) ? UsageKind.Other : UsageKind.Read;
        }
    }

    // (a, (b, c)) = …; foreach ((a, b) in …)
    private static bool IsDeconstructedInto(TupleExpressionSyntax tuple) => tuple.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == tuple,
        ForEachVariableStatementSyntax loop => loop.Variable == tuple,
        ArgumentSyntax { Parent: TupleExpressionSyntax outer } => IsDeconstructedInto(outer),
        _ => false,
    };

    private static bool IsInNameof(ExpressionSyntax place)
    {
        ExpressionSyntax outer = place;
        while (outer.Parent is MemberAccessExpressionSyntax access)
        {
            outer = access;
        }

        return outer.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }
}

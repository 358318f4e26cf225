using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>Tells by syntax alone what can't be a constant text, so that its meaning need not be asked.</summary>
internal static class ConstantShape
{
    /// <summary>False only where the expression is no constant text for sure, nor holds one that may be its value.</summary>
    public static bool IsPossible(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        InterpolatedStringExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        ParenthesizedExpressionSyntax { Expression: var inner } => IsPossible(inner),
        PostfixUnaryExpressionSyntax { Operand: var inner } => IsPossible(inner),
        CastExpressionSyntax { Expression: var inner } => IsPossible(inner),
        CheckedExpressionSyntax { Expression: var inner } => IsPossible(inner),
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) => IsPossible(binary.Right),
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression) => IsPossible(binary.Left) || IsPossible(binary.Right),
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AsExpression) => IsPossible(binary.Left),
        ConditionalExpressionSyntax choice => IsPossible(choice.WhenTrue) || IsPossible(choice.WhenFalse),
        AssignmentExpressionSyntax assignment => IsPossible(assignment.Right),
        SwitchExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax => true,
        ObjectCreationExpressionSyntax { Initializer: not null } or ImplicitObjectCreationExpressionSyntax { Initializer: not null } => true,
        _ => false,
    };
}

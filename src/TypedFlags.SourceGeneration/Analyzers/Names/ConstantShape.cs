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
        InterpolatedStringExpressionSyntax => true,
        IdentifierNameSyntax or MemberAccessExpressionSyntax => !IsVariable(expression),
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
    // A constant is reached through types and namespaces only, never through a parameter, `this` or what a call gives.
    private static bool IsVariable(ExpressionSyntax expression)
    {
        ExpressionSyntax first = expression;
        while (first is MemberAccessExpressionSyntax access)
        {
            first = access.Expression;
        }

        return first switch
        {
            IdentifierNameSyntax name => IsParameter(name),
            GenericNameSyntax or AliasQualifiedNameSyntax or PredefinedTypeSyntax => false,
            _ => true,
        };
    }

    // Only of the innermost function: a function within it may have a constant of the same name.
    private static bool IsParameter(IdentifierNameSyntax name)
    {
        foreach (SyntaxNode node in name.Ancestors())
        {
            switch (node)
            {
                case BaseMethodDeclarationSyntax method:
                    return Has(method.ParameterList.Parameters, name);
                case LocalFunctionStatementSyntax function:
                    return Has(function.ParameterList.Parameters, name);
                case ParenthesizedLambdaExpressionSyntax lambda:
                    return Has(lambda.ParameterList.Parameters, name);
                case AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    // `Color Color`: there the name may stand for the type as well, and without a type nobody knows.
    private static bool Has(SeparatedSyntaxList<ParameterSyntax> parameters, IdentifierNameSyntax name)
    {
        foreach (ParameterSyntax parameter in parameters)
        {
            if (parameter.Identifier.ValueText == name.Identifier.ValueText)
            {
                return parameter.Type is { } type && !type.DescendantTokens().Any(token => token.ValueText == name.Identifier.ValueText);
            }
        }

        return false;
    }
}

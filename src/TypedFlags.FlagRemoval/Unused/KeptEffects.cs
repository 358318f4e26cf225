using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>What remains of a value that nobody needs: the effects of working it out.</summary>
internal static class KeptEffects
{
    /// <summary>The statement that does what a value's evaluation did; null where that was nothing.</summary>
    public static StatementSyntax? Of(ExpressionSyntax value, SemanticModel model)
    {
        if (!Effects.MayHave(value, model))
        {
            return null;
        }

        // Of `Load().Where(…)` it is only `Load()`.
        ExpressionSyntax inner = DroppedEffects.In([value], model) is { Count: 1 } parts ? parts[0] : value;
        return IsStatement(inner, model)
            ? SyntaxFactory.ExpressionStatement(inner.WithoutTrivia())
            : SyntaxFactory.ExpressionStatement(SyntaxFactory.AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression,
                SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(default, SyntaxKind.UnderscoreToken, "_", "_", default)),
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
                value.WithoutTrivia()));
    }

    /// <summary>False where the effects could not be a statement: the value takes its type from its place.</summary>
    public static bool CanKeep(ExpressionSyntax? value, SemanticModel model) => value is null || !Effects.MayHave(value, model) || model.GetTypeInfo(value).Type is not null && value is not BaseObjectCreationExpressionSyntax { RawKind: (int)SyntaxKind.ImplicitObjectCreationExpression };

    // A task that nobody waits for would be warned of.
    private static bool IsStatement(ExpressionSyntax value, SemanticModel model) => value switch
    {
        InvocationExpressionSyntax => model.GetTypeInfo(value).Type is { } type && !IsAwaitable(type, model, value.SpanStart),
        AwaitExpressionSyntax or AssignmentExpressionSyntax or ObjectCreationExpressionSyntax => true,
        PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression),
        PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PostIncrementExpression) || unary.IsKind(SyntaxKind.PostDecrementExpression),
        _ => false,
    };

    private static bool IsAwaitable(ITypeSymbol type, SemanticModel model, int position) =>
        type.Name is "Task" or "ValueTask" || model.LookupSymbols(position, type, "GetAwaiter", includeReducedExtensionMethods: true).Length > 0;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>What remains of a value that nobody needs: the effects of working it out.</summary>
internal static class KeptEffects
{
    /// <summary>The statement that does what a value's evaluation did; null where that was nothing.</summary>
    public static StatementSyntax? Of(ExpressionSyntax value, SemanticModel model)
    {
        if (!MayHave(value, model))
        {
            return null;
        }

        ExpressionSyntax inner = value;
        while (inner is ParenthesizedExpressionSyntax parenthesized)
        {
            inner = parenthesized.Expression;
        }

        return IsStatement(inner, model)
            ? SyntaxFactory.ExpressionStatement(inner.WithoutTrivia())
            : SyntaxFactory.ExpressionStatement(SyntaxFactory.AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression,
                SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(default, SyntaxKind.UnderscoreToken, "_", "_", default)),
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
                value.WithoutTrivia()));
    }

    /// <summary>False where the effects could not be a statement: the value takes its type from its place.</summary>
    public static bool CanKeep(ExpressionSyntax? value, SemanticModel model) => value is null || !MayHave(value, model) || model.GetTypeInfo(value).Type is not null && value is not BaseObjectCreationExpressionSyntax { RawKind: (int)SyntaxKind.ImplicitObjectCreationExpression };

    /// <summary>Whether a value does more than to be there. An object, a list or a stand-in for tests that is only created does not.</summary>
    public static bool MayHave(ExpressionSyntax value, SemanticModel model) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => MayHave(parenthesized.Expression, model),
        _ when StandIns.AreCreatedBy(value, model) => false,
        BaseObjectCreationExpressionSyntax creation => !PlainCreation.Is(creation, model),
        CollectionExpressionSyntax list => !PlainCreation.Is(list, model),
        _ => Effects.MayHave(value, model),
    };

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

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
        if (IsStatement(inner, model) && !Effects.IsConverted(inner, model))
        {
            return SyntaxFactory.ExpressionStatement(inner.WithoutTrivia());
        }

        ExpressionSyntax typed = TakesItsType(value, model) ? Conversions.Written(value, model) ?? value : value;
        return SyntaxFactory.ExpressionStatement(typed is ObjectCreationExpressionSyntax ? typed.WithoutTrivia() : Discards.Of(typed));
    }

    /// <summary>False where the effects could not be a statement: the value takes its type from its place.</summary>
    public static bool CanKeep(ExpressionSyntax? value, SemanticModel model) => value is null || !Effects.MayHave(value, model)
        || !TakesItsType(value, model) || Conversions.Written(value, model) is not null;

    // Email email = text; Email[] emails = [text]; DateTime from = new(year, 1, 1);
    private static bool TakesItsType(ExpressionSyntax value, SemanticModel model) => value is ImplicitObjectCreationExpressionSyntax || Effects.IsConverted(value, model) || model.GetTypeInfo(value).Type is null;

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

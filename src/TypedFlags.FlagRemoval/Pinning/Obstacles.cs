using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>Places where a literal can't stand for an answer.</summary>
internal static class Obstacles
{
    /// <summary>Why the answer can't be written in the place of an expression, in a sentence; null where it can.</summary>
    public static string? To(ExpressionSyntax place, FlagMeaning meaning, SemanticModel model)
    {
        foreach (SyntaxNode node in place.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax))
        {
            if (node is AnonymousFunctionExpressionSyntax function && model.GetTypeInfo(function).ConvertedType is { Name: "Expression", ContainingNamespace.Name: "Expressions" })
            {
                return "The flag is asked within an expression tree, which another library reads. Ask it before, into a local, and remove the flag again.";
            }

            if (node is QueryExpressionSyntax query && IsQueryable(model.GetTypeInfo(query.FromClause.Expression).Type))
            {
                return "The flag is asked within a query that another library reads. Ask it before, into a local, and remove the flag again.";
            }
        }

        switch (place.Parent)
        {
            // `() => Flags.NewCheckout.IsEnabled()` as an Action.
            case AnonymousFunctionExpressionSyntax function when model.GetTypeInfo(function).ConvertedType is INamedTypeSymbol { DelegateInvokeMethod.ReturnsVoid: true }:
            case ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax method } when model.GetDeclaredSymbol(method) is IMethodSymbol { ReturnsVoid: true }:
            case ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax local } when model.GetDeclaredSymbol(local) is IMethodSymbol { ReturnsVoid: true }:
                return "The flag is asked, and nobody takes the answer. Take this use out by hand.";

            // `var answer = features?.IsEnabled("new_checkout");` is a `bool?`.
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } } when meaning is { IsNullable: true, Type: not AnswerType.String }:
                return "The answer is kept as one that may be null. Say its type in the place of 'var', and remove the flag again.";
            default:
                return null;
        }
    }

    private static bool IsQueryable(ITypeSymbol? type) => type is not null && (type.Name == "IQueryable" || type.AllInterfaces.Any(static one => one.Name == "IQueryable"));
}

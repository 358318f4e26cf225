using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>What a <c>Lazy&lt;bool&gt;</c> gives, by the lambda that it is created with.</summary>
internal static class LazyAnswers
{
    /// <summary>The <c>Lazy</c> that an expression is an answer of; null where it is none's.</summary>
    public static BaseObjectCreationExpressionSyntax? CreationAround(ExpressionSyntax answer, SemanticModel model)
    {
        ExpressionSyntax outer = Assigned.Outermost(answer);
        return outer.Parent is LambdaExpressionSyntax or ReturnStatementSyntax
            && outer.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) is
                LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } }
            && IsLazy(creation, model)
            ? creation
            : null;
    }

    /// <summary>All that a <c>Lazy</c> may give; none where an expression creates none.</summary>
    public static IReadOnlyList<ExpressionSyntax> Of(ExpressionSyntax creation, SemanticModel model) =>
        creation is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } && arguments[0].Expression is LambdaExpressionSyntax lambda && IsLazy(creation, model)
            ? lambda.ExpressionBody is { } only ? [only] : [.. lambda.Block!.DescendantNodes(static node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
                .OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression).OfType<ExpressionSyntax>()]
            : [];

    private static bool IsLazy(ExpressionSyntax creation, SemanticModel model) => model.GetTypeInfo(creation).Type is { Name: "Lazy", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}

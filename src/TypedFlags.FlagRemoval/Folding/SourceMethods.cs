using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Methods, operators and conversions of the program, as far as it can be seen what calling them does.</summary>
internal static class SourceMethods
{
    /// <summary>Whether a call can only run this code, and that does nothing: one expression without effects, or an iterator, which runs when somebody goes through it.</summary>
    public static bool DoNothing(IMethodSymbol method, SemanticModel model, int depth) =>
        method is { IsAbstract: false, MethodKind: not MethodKind.DelegateInvoke }
        && (method is { IsVirtual: false, IsOverride: false } or { IsSealed: true } or { ContainingType: { IsSealed: true } or { IsValueType: true } } || Comparisons.AreBy(method))
        && AreOneExpression(method, model, depth);

    /// <summary>Whether a method's code, as it is written here, has no effects: one expression has none, and where it answers what others ask of any object, nor have several statements that only do that. What the compiler writes for a record asks its members.</summary>
    public static bool AreOneExpression(IMethodSymbol method, SemanticModel model, int depth)
    {
        if (method.IsImplicitlyDeclared)
        {
            return method.Name == "ToString" ? !Texts.DoesMore(method.ContainingType, model, depth) : !IsComparison(method) || !Comparisons.DoMore(method.ContainingType, model, depth);
        }

        if (depth == 0 || method.DeclaringSyntaxReferences.Length != 1)
        {
            return false;
        }

        SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax();
        if (IsIterator(declaration))
        {
            return true;
        }

        if (declaration is BaseMethodDeclarationSyntax { Body: { } body } && (method.Name == "ToString" || IsComparison(method)))
        {
            return ModelOf(body, model) is { } within && PlainBody.Is(body, within, depth);
        }

        ExpressionSyntax? answer = declaration switch
        {
            BaseMethodDeclarationSyntax { ExpressionBody.Expression: var expression } => expression,
            BaseMethodDeclarationSyntax { Body.Statements: { Count: 1 } statements } => (statements[0] as ReturnStatementSyntax)?.Expression,
            LocalFunctionStatementSyntax { ExpressionBody.Expression: var expression } => expression,
            LocalFunctionStatementSyntax { Body.Statements: { Count: 1 } statements } => (statements[0] as ReturnStatementSyntax)?.Expression,
            _ => null,
        };
        return answer is not null && !method.IsAsync && ModelOf(answer, model) is { } there && !Effects.MayHave(answer, there, depth - 1);
    }

    private static bool IsComparison(IMethodSymbol method) => Comparisons.AreBy(method) || method.Name is WellKnownMemberNames.EqualityOperatorName or WellKnownMemberNames.InequalityOperatorName;

    private static SemanticModel? ModelOf(SyntaxNode node, SemanticModel model) => node.SyntaxTree == model.SyntaxTree ? model : DeclaringModels.Of(node.SyntaxTree, model.Compilation);

    private static bool IsIterator(SyntaxNode declaration) => ((declaration as BaseMethodDeclarationSyntax)?.Body ?? (declaration as LocalFunctionStatementSyntax)?.Body)?
        .DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax and not ExpressionSyntax).Any(static node => node is YieldStatementSyntax) == true;
}

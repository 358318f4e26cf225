using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>What a lambda gives that is put into a variable: <c>Func&lt;bool&gt; isNew = () =&gt; true;</c>.</summary>
internal static class FunctionAnswers
{
    /// <summary>The lambda that an expression is an answer of; null where it is none's.</summary>
    public static AnonymousFunctionExpressionSyntax? LambdaAround(ExpressionSyntax answer)
    {
        ExpressionSyntax outer = Assigned.Outermost(answer);
        return outer.Parent is LambdaExpressionSyntax or ReturnStatementSyntax
            ? outer.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) as AnonymousFunctionExpressionSyntax
            : null;
    }

    /// <summary>All that a lambda may give; none of what is no lambda.</summary>
    public static IReadOnlyList<ExpressionSyntax> Of(ExpressionSyntax expression) => Pinning.Known.Unwrap(expression) switch
    {
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } only } => [only],
        AnonymousFunctionExpressionSyntax { Block: { } block } => [.. block.DescendantNodes(static node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression).OfType<ExpressionSyntax>()],
        _ => [],
    };

    /// <summary>The one answer of a lambda that does nothing else: <c>() =&gt; true</c>, <c>() =&gt; { return true; }</c>, <c>() =&gt; Task.FromResult(true)</c>; null where it does more.</summary>
    public static ExpressionSyntax? OnlyOf(ExpressionSyntax expression)
    {
        ExpressionSyntax? answer = Pinning.Known.Unwrap(expression) switch
        {
            AnonymousFunctionExpressionSyntax { ExpressionBody: { } only } => only,
            AnonymousFunctionExpressionSyntax { Block.Statements: { Count: 1 } statements } => (statements[0] as ReturnStatementSyntax)?.Expression,
            _ => null,
        };
        return answer is null ? null : KnownAnswer.InTask(answer) ?? Pinning.Known.Unwrap(answer);
    }

    /// <summary>What calling a delegate gives; null where a type is none.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol? type) => (type as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType;

    /// <summary>The call of a delegate at a place, <c>isNew()</c>, <c>isNew.Invoke()</c>; null where it is not called there.</summary>
    public static InvocationExpressionSyntax? CallOf(ExpressionSyntax whole)
    {
        ExpressionSyntax called = Assigned.Outermost(whole);
        if (called.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke" } invoke && invoke.Expression == called)
        {
            called = invoke;
        }

        return called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;
    }
}

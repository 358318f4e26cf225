using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>Tasks, and what waits for them.</summary>
internal static class Waiting
{
    /// <summary>What waiting for a task gives; null where a type is no task with a result.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 1, ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } } task ? task.TypeArguments[0] : null;

    /// <summary>The expression that waits for a task: <c>await task.ConfigureAwait(false)</c>, <c>task.Result</c>, <c>task.GetAwaiter().GetResult()</c>; null where none does.</summary>
    public static ExpressionSyntax? Around(ExpressionSyntax task)
    {
        ExpressionSyntax outer = Assigned.Outermost(task);
        if (Called(outer, "ConfigureAwait") is { } configured)
        {
            outer = Assigned.Outermost(configured);
        }

        return outer.Parent switch
        {
            AwaitExpressionSyntax wait => wait,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } access when access.Expression == outer => access,
            _ => Called(outer, "GetAwaiter") is { } awaiter ? Called(awaiter, "GetResult") : null,
        };
    }

    private static InvocationExpressionSyntax? Called(ExpressionSyntax receiver, string method) =>
        receiver.Parent is MemberAccessExpressionSyntax access && access.Expression == receiver && access.Name.Identifier.ValueText == method && access.Parent is InvocationExpressionSyntax call ? call : null;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>What is done with an asking call's answer, and so what an accessor takes the place of.</summary>
/// <param name="Node">The expression to replace: the call, or the <c>await</c> of it.</param>
/// <param name="Wrapper">The type whose task goes on to be used, <c>Task</c> or <c>ValueTask</c>; null where the answer itself is.</param>
internal sealed record AnswerPlace(ExpressionSyntax Node, string? Wrapper)
{
    /// <summary>The place; null where the task is used in a way of its own.</summary>
    public static AnswerPlace? Find(AskingCall call)
    {
        ExpressionSyntax outer = WithParentheses(call.Invocation);
        if (!call.IsTask)
        {
            return outer.Parent is ConditionalAccessExpressionSyntax ? null : Value(call.Invocation);
        }

        ExpressionSyntax awaited = CallOn(outer, "ConfigureAwait") is { } configured ? WithParentheses(configured) : outer;
        if (awaited.Parent is AwaitExpressionSyntax await)
        {
            return Value(await);
        }

        if (CallOn(awaited, "GetAwaiter") is { } awaiter)
        {
            return CallOn(WithParentheses(awaiter), "GetResult") is { } result ? Value(result) : null;
        }

        return outer.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result when result.Expression == outer => Value(result),
            MemberAccessExpressionSyntax or ExpressionStatementSyntax => null,
            _ => new AnswerPlace(call.Invocation, call.Method.ReturnType.Name),
        };
    }

    /// <summary>True where a comment or a directive stands within the expression, which would be lost.</summary>
    public bool HoldsComment => Node.DescendantTrivia()
        .Any(trivia => trivia.SpanStart >= Node.SpanStart && trivia.Span.End <= Node.Span.End
            && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    // An accessor's call needs no parentheses, wherever it stands.
    private static AnswerPlace Value(ExpressionSyntax node) => new(node is AwaitExpressionSyntax ? WithParentheses(node) : node, null);

    private static InvocationExpressionSyntax? CallOn(ExpressionSyntax target, string method) =>
        target.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax invocation } access
        && access.Expression == target && access.Name.Identifier.ValueText == method && invocation.Expression == access
            ? invocation
            : null;

    private static ExpressionSyntax WithParentheses(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax outer)
        {
            expression = outer;
        }

        return expression;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Calls that were rewritten on purpose, so that they are to mean something else.</summary>
internal static class RewrittenCalls
{
    /// <summary>Whether another name was written for the method, or less is given to one that is not in the program.</summary>
    /// <param name="before">The call as it was.</param>
    /// <param name="now">The call as it is.</param>
    /// <param name="called">What was called.</param>
    public static bool Is(SyntaxNode before, SyntaxNode now, ISymbol called) => IsUnfiltered(before, now) || IsOfConstant(now, called) || (before is InvocationExpressionSyntax earlier && now is InvocationExpressionSyntax later
        && (Receivers.NameOf(earlier) != Receivers.NameOf(later) || (called.DeclaringSyntaxReferences.IsEmpty && later.ArgumentList.Arguments.Count < earlier.ArgumentList.Arguments.Count)));

    /// <summary>Whether a link of the chain that a call is made on went: <c>app.MapGet(…).WithFeatureGate("x").WithName("y")</c>.</summary>
    public static bool IsShorter(SyntaxNode before, SyntaxNode now) => LinksIn(now) < LinksIn(before);

    // A loop over a list through which a filter went, and that goes through the list itself now.
    private static bool IsUnfiltered(SyntaxNode before, SyntaxNode now) => before is ForEachStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } } filter }
        && now is ForEachStatementSyntax later && LinksIn(later.Expression) < LinksIn(filter);

    // A builder takes a text in parts, and one without holes as a text.
    private static bool IsOfConstant(SyntaxNode now, ISymbol called) =>
        called is IMethodSymbol { Name: "Append" or "AppendLine", ContainingType: { Name: "StringBuilder", DeclaringSyntaxReferences.IsEmpty: true } } append
        && append.Parameters.LastOrDefault()?.Type.Name == "AppendInterpolatedStringHandler"
        && now is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } && arguments[0].Expression is InterpolatedStringExpressionSyntax;

    private static int LinksIn(SyntaxNode call)
    {
        int links = 0;
        for (SyntaxNode node = call; node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }; node = access.Expression)
        {
            links++;
        }

        return links;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>
/// Sides that stand in the place of the whole which the flag decided. They are as a person wrote them, and nothing follows from them elsewhere; but nobody would have written
/// the code around them like that: <c>"Order " + id + ""</c>.
/// </summary>
internal static class Chosen
{
    private static readonly SyntaxAnnotation Side = new("TypedFlags.Chosen");

    public static T Mark<T>(T expression)
        where T : ExpressionSyntax => expression.WithAdditionalAnnotations(Side);

    /// <summary>Whether an expression is one, whatever it is cast to.</summary>
    public static bool Is(ExpressionSyntax expression) =>
        expression.HasAnnotation(Side) || (Known.Unwrap(expression) is var inner && (inner.HasAnnotation(Side) || (inner is CastExpressionSyntax cast && Is(cast.Expression))));

    /// <summary>All of them in a tree, in the order of the text.</summary>
    public static IEnumerable<ExpressionSyntax> In(SyntaxNode root) => root.ContainsAnnotations ? root.GetAnnotatedNodes(Side).OfType<ExpressionSyntax>() : [];
}

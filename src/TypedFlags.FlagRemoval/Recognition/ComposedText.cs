using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Texts that are put together: <c>Prefix + "checkout"</c>, <c>$"{Prefix}checkout"</c>.</summary>
internal static class ComposedText
{
    /// <summary>The whole text that a part of it stands in; null where it is one by itself.</summary>
    public static ExpressionSyntax? Around(SyntaxToken part)
    {
        SyntaxNode? node = part.Parent;
        while (node is SimpleNameSyntax && node.Parent is MemberAccessExpressionSyntax access && access.Name == node)
        {
            node = access;
        }

        ExpressionSyntax? whole = null;
        while (Within(node) is { } around)
        {
            node = around;
            whole = around;
        }

        return whole;
    }

    private static ExpressionSyntax? Within(SyntaxNode? part) => part switch
    {
        InterpolatedStringTextSyntax => (ExpressionSyntax?)part.Parent,
        { Parent: InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } } => text,
        { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or ParenthesizedExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } } } => (ExpressionSyntax)part.Parent,
        _ => null,
    };

    /// <summary>The value of a text that is put together from constants; null where it is another expression.</summary>
    public static string? Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        expression is InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }
            ? model.GetConstantValue(expression, cancellationToken).Value as string ?? Plain(expression, model, cancellationToken)
            : null;

    // Before C# 10 no interpolated string is a constant. One that is converted, to a FormattableString, is no text.
    private static string? Plain(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        expression is InterpolatedStringExpressionSyntax { Contents: { Count: 1 } contents } && contents[0] is InterpolatedStringTextSyntax only
        && model.GetTypeInfo(expression, cancellationToken) is { ConvertedType.SpecialType: SpecialType.System_String }
            ? only.TextToken.ValueText
            : null;
}

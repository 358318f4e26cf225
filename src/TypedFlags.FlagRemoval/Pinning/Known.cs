using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>
/// Expressions whose value is known because the flag is pinned. They carry a mark, so that a constant which a person wrote is never taken for one, and a step that
/// works out a value from them marks it again.
/// </summary>
internal static class Known
{
    private const string Kind = "TypedFlags.Known";

    // In the mark of a member of the flag's enum stands which variant it is.
    private static readonly SyntaxAnnotation Constant = new(Kind, "constant");

    /// <summary><c>true</c> or <c>false</c>, known.</summary>
    public static ExpressionSyntax Boolean(bool value) => Mark(SyntaxFactory.LiteralExpression(value ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression));

    /// <summary>A literal of a boolean, a text, a 64-bit integer (as <c>int</c> where it fits) or a double, known.</summary>
    public static ExpressionSyntax Literal(object value) => value switch
    {
        bool flag => Boolean(flag),
        string text => Mark(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text))),
        long number when number is >= int.MinValue and <= int.MaxValue => Number((int)number),
        long number => Mark(SyntaxFactory.ParseExpression(number.ToString(CultureInfo.InvariantCulture) + "L")),
        int number => Number(number),
        double number => Mark(SyntaxFactory.ParseExpression(number.ToString("R", CultureInfo.InvariantCulture) + "D")),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No literal says it."),
    };

    /// <summary>A member of the flag's generated enum, known to be a variant. It has to be folded away: the enum goes with the flag.</summary>
    public static ExpressionSyntax Variant(ExpressionSyntax member, string variant) => member.WithAdditionalAnnotations(new SyntaxAnnotation(Kind, "variant:" + variant));

    /// <summary>Whether an expression is known, be it in parentheses.</summary>
    public static bool Is(ExpressionSyntax? expression) => expression is not null && Unwrap(expression).HasAnnotations(Kind);

    /// <summary>All known expressions of a tree, in the order of the text.</summary>
    public static IEnumerable<ExpressionSyntax> In(SyntaxNode root) => root.GetAnnotatedNodes(Kind).OfType<ExpressionSyntax>();

    /// <summary>Whether an expression, or a part of it, is known.</summary>
    public static bool AreIn(SyntaxNode node) => node.ContainsAnnotations && In(node).Any();

    /// <summary>The known boolean that an expression is; null where it is none.</summary>
    public static bool? BooleanOf(ExpressionSyntax? expression) => expression is null || !Is(expression) ? null : Unwrap(expression).Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => true,
        SyntaxKind.FalseLiteralExpression => false,
        _ => null,
    };

    /// <summary>The known value of an expression: <see cref="bool"/>, <see cref="string"/>, <see cref="int"/>, <see cref="long"/> or <see cref="double"/>; null where it is none or a variant's member.</summary>
    public static object? ValueOf(ExpressionSyntax? expression)
    {
        if (expression is null || !Is(expression))
        {
            return null;
        }

        return Unwrap(expression) switch
        {
            LiteralExpressionSyntax literal => literal.Token.Value,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax literal } => Negate(literal.Token.Value),
            _ => null,
        };
    }

    /// <summary>The variant whose member of the generated enum an expression is known to be; null where it is none.</summary>
    public static string? VariantOf(ExpressionSyntax? expression) =>
        expression is null ? null : Unwrap(expression).GetAnnotations(Kind).Select(static mark => mark.Data!).FirstOrDefault(static data => data.StartsWith("variant:", StringComparison.Ordinal))?.Substring("variant:".Length);

    /// <summary>Marks an expression as known. Only for what follows from known ones.</summary>
    public static T Mark<T>(T expression)
        where T : ExpressionSyntax => expression.WithAdditionalAnnotations(Constant);

    /// <summary>What an expression is without parentheses around it, and without <c>!</c> behind it.</summary>
    public static ExpressionSyntax Unwrap(ExpressionSyntax expression)
    {
        ExpressionSyntax inner = expression;
        while (true)
        {
            switch (inner)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    inner = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                    inner = suppressed.Operand;
                    break;
                default:
                    return inner;
            }
        }
    }

    private static ExpressionSyntax Number(int value) => Mark(value < 0 && value != int.MinValue
        ? SyntaxFactory.PrefixUnaryExpression(SyntaxKind.UnaryMinusExpression, SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(-value)))
        : SyntaxFactory.ParseExpression(value.ToString(CultureInfo.InvariantCulture)));

    private static object? Negate(object? value) => value switch
    {
        int number => -number,
        long number => -number,
        double number => -number,
        _ => null,
    };
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>A known value as an expression of the very type of what held it, so that nothing around it means something else.</summary>
internal static class ValueLiteral
{
    /// <summary>The value as an expression of a type; null where no literal has that type.</summary>
    public static ExpressionSyntax? Of(ExpressionSyntax known, ITypeSymbol type, SemanticModel model)
    {
        if (Known.VariantOf(known) is not null)
        {
            ITypeSymbol? own = model.GetTypeInfo(known).Type;
            return own is null or IErrorTypeSymbol || SymbolEqualityComparer.Default.Equals(own, type) ? Known.Unwrap(known).WithoutTrivia() : null;
        }

        return (Known.ValueOf(known), type.SpecialType) switch
        {
            (bool value, SpecialType.System_Boolean) => Known.Boolean(value),
            (string value, SpecialType.System_String) => Known.Literal(value),
            (int value, SpecialType.System_Int32) => Known.Literal(value),
            (int value, SpecialType.System_Int64) => Number(value.ToString(CultureInfo.InvariantCulture) + "L"),
            (long value, SpecialType.System_Int64) => Number(value.ToString(CultureInfo.InvariantCulture) + "L"),
            (int value, SpecialType.System_Double) => Known.Literal((double)value),
            (long value, SpecialType.System_Double) => Known.Literal((double)value),
            (double value, SpecialType.System_Double) => Known.Literal(value),
            _ => null,
        };
    }

    /// <summary>Whether two expressions are constants with the same value, of which the second may be one that a person wrote.</summary>
    public static bool IsSame(ExpressionSyntax known, ExpressionSyntax other, SemanticModel model)
    {
        if (Known.VariantOf(known) is { } variant)
        {
            return string.Equals(Known.VariantOf(other), variant, StringComparison.Ordinal);
        }

        return Known.ValueOf(known) is { } value && model.GetConstantValue(other) is { HasValue: true, Value: { } constant } && value.Equals(constant);
    }

    /// <summary>The expression as an operand: <c>(-5).CompareTo(…)</c>.</summary>
    public static ExpressionSyntax AsOperand(ExpressionSyntax literal, ExpressionSyntax place) =>
        literal is PrefixUnaryExpressionSyntax && place.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(literal)
            : literal;

    private static ExpressionSyntax Number(string text) => Known.Mark(SyntaxFactory.ParseExpression(text));
}

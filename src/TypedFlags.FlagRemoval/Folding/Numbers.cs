using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Constants as numbers, whatever their types.</summary>
internal static class Numbers
{
    /// <summary>Less than zero, zero or more, as the first is less than, equal to or more than the second; null where they are not two numbers, or can't be ordered.</summary>
    public static int? Compare(object? left, object? right)
    {
        if (!IsNumber(left) || !IsNumber(right))
        {
            return null;
        }

        if (left is double or float || right is double or float)
        {
            double first = Convert.ToDouble(left, CultureInfo.InvariantCulture);
            double second = Convert.ToDouble(right, CultureInfo.InvariantCulture);
            return double.IsNaN(first) || double.IsNaN(second) ? null : first.CompareTo(second);
        }

        return Convert.ToDecimal(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(right, CultureInfo.InvariantCulture));
    }

    /// <summary>A whole number as one of another type, <c>0m</c>; null where it would have to be cast. Of a decimal, <c>-0m</c> is another zero.</summary>
    public static ExpressionSyntax? Written(ExpressionSyntax number, SpecialType type)
    {
        string? suffix = type switch
        {
            SpecialType.System_Decimal => "m",
            SpecialType.System_Double => "d",
            SpecialType.System_Single => "f",
            SpecialType.System_Int64 => "L",
            _ => null,
        };
        ExpressionSyntax digits = number is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus ? minus.Operand : number;
        return suffix is not null && digits is LiteralExpressionSyntax { Token: { Value: int value } token } && (digits == number || value != 0) && token.Text.All(static character => character is >= '0' and <= '9')
            ? SyntaxFactory.ParseExpression((digits == number ? "" : "-") + token.Text + suffix)
            : null;
    }

    private static bool IsNumber(object? value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or char;
}

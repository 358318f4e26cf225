using System.Globalization;

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

    private static bool IsNumber(object? value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or char;
}

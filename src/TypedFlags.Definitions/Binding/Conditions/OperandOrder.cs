using System.Globalization;

namespace TypedFlags.Definitions.Binding;

/// <summary>Compares operands as evaluation will.</summary>
internal static class OperandOrder
{
    /// <summary>True where both are one value of the type.</summary>
    public static bool AreEqual(AttributeType type, ConstantValue left, ConstantValue right, bool ignoreCase)
    {
        if (left is ConstantValue.Text leftText && right is ConstantValue.Text rightText)
        {
            return type == AttributeType.Semver
                ? Compare(type, left, right) == 0
                : string.Equals(leftText.Value, rightText.Value, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        }

        return left.Equals(right);
    }

    /// <summary>The order of two numbers, moments or versions.</summary>
    public static int Compare(AttributeType type, ConstantValue left, ConstantValue right) => (left, right) switch
    {
        (ConstantValue.Number l, ConstantValue.Number r) => l.Value.CompareTo(r.Value),
        (ConstantValue.Text l, ConstantValue.Text r) when type == AttributeType.DateTime => MomentOf(l).CompareTo(MomentOf(r)),
        (ConstantValue.Text l, ConstantValue.Text r) => SemverText.Parse(l.Value)?.Against(SemverText.Parse(r.Value)) ?? 0,
        _ => 0,
    };

    /// <summary>A value as a message shows it.</summary>
    public static string TextOf(ConstantValue value) => value switch
    {
        ConstantValue.Text text => text.Value,
        ConstantValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        ConstantValue.Boolean boolean => boolean.Value ? "true" : "false",
        _ => "",
    };

    private static DateTimeOffset MomentOf(ConstantValue.Text text)
    {
        DateText.Parse(text.Value, out DateTimeOffset moment);
        return moment;
    }
}

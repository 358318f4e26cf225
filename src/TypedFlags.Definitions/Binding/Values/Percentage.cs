namespace TypedFlags.Definitions.Binding;

/// <summary>Percentages, kept exactly as thousandths of a percent.</summary>
internal static class Percentage
{
    /// <summary>100 percent.</summary>
    public const int Whole = 100_000;

    /// <summary>What is wrong with a percentage.</summary>
    public enum Fault
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>Below 0 or above 100.</summary>
        OutOfRange,

        /// <summary>More than three decimals.</summary>
        TooFine,
    }

    /// <summary>Reads decimal digits, fraction and exponent without rounding, however many there are.</summary>
    /// <param name="text">A number of the YAML core schema, written in decimals.</param>
    /// <param name="thousandths">0 to 100000.</param>
    public static Fault Parse(string text, out int thousandths)
    {
        thousandths = 0;
        bool isNegative = text.Length > 0 && text[0] == '-';
        int position = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;

        // The digits without zeros on either side, and the power of ten of the last of them.
        long digits = 0;
        int digitCount = 0;
        long pendingZeros = 0;
        long scale = 0;
        bool isFraction = false;
        for (; position < text.Length && text[position] is not ('e' or 'E'); position++)
        {
            char character = text[position];
            if (character == '.')
            {
                isFraction = true;
                continue;
            }

            scale -= isFraction ? 1 : 0;
            if (character == '0')
            {
                pendingZeros += digitCount > 0 ? 1 : 0;
                continue;
            }

            digitCount = (int)Math.Min(100, digitCount + pendingZeros + 1);
            for (; pendingZeros > 0 && digitCount <= 17; pendingZeros--)
            {
                digits *= 10;
            }

            pendingZeros = 0;
            digits = digitCount <= 17 ? (digits * 10) + (character - '0') : digits;
        }

        if (digitCount == 0)
        {
            return Fault.None;
        }

        long power = scale + pendingZeros + ExponentOf(text, position) + 3;
        if (isNegative || digitCount + power > 6)
        {
            return Fault.OutOfRange;
        }

        if (power < 0)
        {
            return Fault.TooFine;
        }

        for (; power > 0; power--)
        {
            digits *= 10;
        }

        thousandths = digits > Whole ? 0 : (int)digits;
        return digits > Whole ? Fault.OutOfRange : Fault.None;
    }

    private static long ExponentOf(string text, int position)
    {
        if (position >= text.Length)
        {
            return 0;
        }

        bool isNegative = false;
        long exponent = 0;
        for (position++; position < text.Length; position++)
        {
            isNegative |= text[position] == '-';
            if (text[position] is >= '0' and <= '9')
            {
                exponent = Math.Min(1_000_000_000_000, (exponent * 10) + (text[position] - '0'));
            }
        }

        return isNegative ? -exponent : exponent;
    }
}

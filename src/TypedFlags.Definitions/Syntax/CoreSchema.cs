using System.Globalization;

namespace TypedFlags.Definitions.Syntax;

/// <summary>
/// The YAML 1.2 core schema (YAML 1.2.2, 10.3.2): what type a plain scalar has, and its value. Nothing here depends on
/// the culture. <c>yes</c>, <c>no</c>, <c>on</c>, <c>off</c>, <c>1_000</c> and <c>12:30</c> are text.
/// </summary>
internal static class CoreSchema
{
    public static YamlScalarKind Resolve(string text, bool isPlain)
    {
        if (!isPlain)
        {
            return YamlScalarKind.String;
        }

        if (text.Length == 0)
        {
            return YamlScalarKind.Null;
        }

        // Most scalars are words: the first character rules nearly everything out.
        switch (text[0])
        {
            case '~' or 'n' or 'N':
                return text is "~" or "null" or "Null" or "NULL" ? YamlScalarKind.Null : YamlScalarKind.String;
            case 't' or 'T' or 'f' or 'F':
                return text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE"
                    ? YamlScalarKind.Boolean
                    : YamlScalarKind.String;
            case '+' or '-' or '.' or (>= '0' and <= '9'):
                return ResolveNumber(text);
            default:
                return YamlScalarKind.String;
        }
    }

    /// <summary>The value of an <see cref="YamlScalarKind.Integer"/>; false where it does not fit 64 bits.</summary>
    public static bool TryGetInt64(string text, out long value)
    {
        if (!IsPrefixed(text))
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        }

        value = 0;
        int bits = text[1] == 'x' ? 4 : 3;
        foreach (char digit in text.AsSpan(2))
        {
            if (value > long.MaxValue >> bits)
            {
                value = 0;
                return false;
            }

            value = (value << bits) | (long)ValueOf(digit);
        }

        return true;
    }

    /// <summary>
    /// The value of a number, nearest double; infinite or not a number only where written so (<c>.inf</c>, <c>.nan</c>).
    /// False where a written number is too large for a double.
    /// </summary>
    public static bool TryGetDouble(string text, out double value)
    {
        if (IsPrefixed(text))
        {
            value = 0;
            foreach (char digit in text.AsSpan(2))
            {
                value = (value * (text[1] == 'x' ? 16 : 8)) + ValueOf(digit);
            }
        }
        else if (TryGetSpecial(text, out value))
        {
            return true;
        }
        else if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        if (double.IsInfinity(value) || double.IsNaN(value))
        {
            value = 0;
            return false;
        }

        return true;
    }

    private static YamlScalarKind ResolveNumber(string text)
    {
        if (IsPrefixed(text))
        {
            bool isHex = text[1] == 'x';
            for (int index = 2; index < text.Length; index++)
            {
                if (isHex ? !IsHexDigit(text[index]) : text[index] is < '0' or > '7')
                {
                    return YamlScalarKind.String;
                }
            }

            return YamlScalarKind.Integer;
        }

        int position = text[0] is '+' or '-' ? 1 : 0;
        int whole = SkipDigits(text, ref position);
        if (position == text.Length)
        {
            return whole > 0 ? YamlScalarKind.Integer : YamlScalarKind.String;
        }

        int fraction = 0;
        if (text[position] == '.')
        {
            position++;
            fraction = SkipDigits(text, ref position);
        }

        if (whole + fraction == 0)
        {
            return TryGetSpecial(text, out _) ? YamlScalarKind.Number : YamlScalarKind.String;
        }

        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            position += position < text.Length && text[position] is '+' or '-' ? 1 : 0;
            if (SkipDigits(text, ref position) == 0)
            {
                return YamlScalarKind.String;
            }
        }

        return position == text.Length ? YamlScalarKind.Number : YamlScalarKind.String;
    }

    private static bool TryGetSpecial(string text, out double value)
    {
        switch (text)
        {
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                value = double.PositiveInfinity;
                return true;
            case "-.inf" or "-.Inf" or "-.INF":
                value = double.NegativeInfinity;
                return true;
            case ".nan" or ".NaN" or ".NAN":
                value = double.NaN;
                return true;
            default:
                value = 0;
                return false;
        }
    }

    private static bool IsPrefixed(string text) => text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'o';

    private static int SkipDigits(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            position++;
        }

        return position - start;
    }

    private static bool IsHexDigit(char digit) => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static int ValueOf(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}

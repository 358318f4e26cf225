using System.Globalization;
using System.Text;

namespace TypedFlags.Definitions.Json;

/// <summary>Writes JSON into a builder, without white space.</summary>
internal sealed class JsonText(StringBuilder text)
{
    /// <summary>Begins an object or a list.</summary>
    public void Open(char bracket)
    {
        BeginValue();
        text.Append(bracket);
    }

    /// <summary>Ends an object or a list.</summary>
    public void Close(char bracket) => text.Append(bracket);

    /// <summary>Writes a member's name.</summary>
    public void Name(string name)
    {
        BeginValue();
        AppendText(name);
        text.Append(':');
    }

    public void Text(string value)
    {
        BeginValue();
        AppendText(value);
    }

    public void Boolean(bool value)
    {
        BeginValue();
        text.Append(value ? "true" : "false");
    }

    public void Null()
    {
        BeginValue();
        text.Append("null");
    }

    public void Integer(long value)
    {
        BeginValue();
        text.Append(value.ToString(CultureInfo.InvariantCulture));
    }

    public void Number(double value)
    {
        BeginValue();
        text.Append(Shortest(value));
    }

    /// <summary>Thousandths as a plain decimal: 12500 is <c>12.5</c>.</summary>
    public void Thousandths(int value)
    {
        BeginValue();
        text.Append((value / 1000).ToString(CultureInfo.InvariantCulture));
        int fraction = value % 1000;
        if (fraction == 0)
        {
            return;
        }

        text.Append('.').Append((char)('0' + (fraction / 100)));
        if (fraction % 100 != 0)
        {
            text.Append((char)('0' + (fraction / 10 % 10)));
        }

        if (fraction % 10 != 0)
        {
            text.Append((char)('0' + (fraction % 10)));
        }
    }

    private static string Shortest(double value)
    {
        if (value == 0)
        {
            // Some hosts of the compiler lose the sign.
            return BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" : "0";
        }

        // On .NET Framework, where Visual Studio runs us, "R" is not always exact.
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value)
            ? shortest
            : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private void BeginValue()
    {
        if (text.Length > 0 && text[text.Length - 1] is not ('{' or '[' or ':' or '\n'))
        {
            text.Append(',');
        }
    }

    private void AppendText(string value)
    {
        text.Append('"');
        int written = 0;
        for (int index = 0; index < value.Length; index++)
        {
            char character = value[index];
            if (!MustBeEscaped(value, index))
            {
                continue;
            }

            text.Append(value, written, index - written);
            written = index + 1;
            switch (character)
            {
                case '"' or '\\':
                    text.Append('\\').Append(character);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                default:
                    text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    break;
            }
        }

        text.Append(value, written, value.Length - written).Append('"');
    }

    // What would end a line of C# or get lost between text and bytes.
    private static bool MustBeEscaped(string value, int index)
    {
        char character = value[index];
        if (character is >= ' ' and < '\u007f')
        {
            return character is '"' or '\\';
        }

        if (char.IsSurrogate(character))
        {
            bool isPaired = char.IsHighSurrogate(character)
                ? index + 1 < value.Length && char.IsLowSurrogate(value[index + 1])
                : index > 0 && char.IsHighSurrogate(value[index - 1]);
            return !isPaired;
        }

        return char.IsControl(character) || character is '\u2028' or '\u2029' or '\ufeff';
    }
}

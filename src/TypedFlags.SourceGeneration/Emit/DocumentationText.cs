using System.Globalization;
using System.Text;
using System.Xml;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>Text from the file as text of a documentation comment, which is XML inside C# lines.</summary>
internal static class DocumentationText
{
    // What C# takes for the end of a line, and so for the end of the comment.
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    /// <summary>The lines of a text, escaped, without empty lines at either end.</summary>
    public static IEnumerable<string> Lines(string text) =>
        text.Trim().Split(LineEnds, StringSplitOptions.None).Select(static line => EscapeLine(line.TrimEnd()));

    /// <summary>Text as XML on one line.</summary>
    public static string Escape(string text) => string.Join(" ", Lines(text));

    /// <summary>A percentage from thousandths of one.</summary>
    public static string Percentage(int thousandths) => (thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture) + " %";

    /// <summary>A scalar as in the file, or null for an object or list.</summary>
    public static string? OfScalar(ConstantValue value) => value switch
    {
        ConstantValue.Boolean boolean => boolean.Value ? "<c>true</c>" : "<c>false</c>",
        ConstantValue.Text text => $"<c>{Escape(text.Value)}</c>",
        ConstantValue.Integer integer => $"<c>{integer.Value.ToString(CultureInfo.InvariantCulture)}</c>",
        ConstantValue.Number number => $"<c>{number.Value.ToString("R", CultureInfo.InvariantCulture)}</c>",
        _ => null,
    };

    private static string EscapeLine(string line)
    {
        StringBuilder escaped = new(line.Length);
        for (int index = 0; index < line.Length; index++)
        {
            char c = line[index];
            if (index + 1 < line.Length && XmlConvert.IsXmlSurrogatePair(line[index + 1], c))
            {
                escaped.Append(c).Append(line[++index]);
                continue;
            }

            switch (c)
            {
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                default:
                    escaped.Append(XmlConvert.IsXmlChar(c) ? c : '\uFFFD');
                    break;
            }
        }

        return escaped.ToString();
    }
}

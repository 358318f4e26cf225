using System.Globalization;
using System.Text;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>Text as a C# literal.</summary>
internal static class CSharpLiteral
{
    /// <summary>A regular string literal, quotes included; what an editor can't show is escaped.</summary>
    public static string Quote(string text)
    {
        StringBuilder literal = new(text.Length + 2);
        literal.Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"':
                    literal.Append("\\\"");
                    break;
                case '\\':
                    literal.Append("\\\\");
                    break;
                default:
                    Append(literal, c);
                    break;
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>An array of texts, as an attribute's argument is written.</summary>
    public static string Array(IEnumerable<string> texts)
    {
        string elements = string.Join(", ", texts.Select(Quote));
        return elements.Length == 0 ? "new string[0]" : $"new string[] {{ {elements} }}";
    }

    /// <summary>Opening and closing quotes of a raw literal: one more than the longest run in the text, and at least three.</summary>
    public static string RawQuotes(string text)
    {
        int longest = 2;
        int run = 0;
        foreach (char c in text)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('"', longest + 1);
    }

    // A surrogate is escaped alone or in a pair: \ud83d\ude00 is the same text.
    private static void Append(StringBuilder literal, char c)
    {
        if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF'
            || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format)
        {
            literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
        else
        {
            literal.Append(c);
        }
    }
}

using System.Text;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>How messages name what stands in a file.</summary>
internal static class Say
{
    private const int MaxLength = 60;

    /// <summary>The text in quotes, on one line and not too long.</summary>
    public static string Quoted(string text) =>
        "'" + OnOneLine(text.Length <= MaxLength ? text : text.Substring(0, MaxLength) + "…") + "'";

    /// <summary>The text with spaces for what would break a line of a build's output.</summary>
    public static string OnOneLine(string text)
    {
        if (!text.Any(BreaksALine))
        {
            return text;
        }

        StringBuilder result = new(text.Length);
        foreach (char character in text)
        {
            result.Append(BreaksALine(character) ? ' ' : character);
        }

        return result.ToString();
    }

    /// <summary>The names in quotes, with commas between them; the first few of many.</summary>
    public static string List(IEnumerable<string> names)
    {
        StringBuilder result = new();
        int count = 0;
        foreach (string name in names)
        {
            if (count == 12)
            {
                return result.Append(", …").ToString();
            }

            result.Append(count++ == 0 ? "" : ", ").Append(Quoted(name));
        }

        return result.ToString();
    }

    /// <summary>What a node is, as in "'5' is a number".</summary>
    public static string WhatIs(YamlNode node) => node switch
    {
        YamlMapping => "this is a mapping",
        YamlSequence => "this is a list",
        YamlScalar { Kind: YamlScalarKind.Null } => "this is empty",
        YamlScalar { Kind: YamlScalarKind.Boolean } scalar => Quoted(scalar.Text) + " is a boolean",
        YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Number } scalar => Quoted(scalar.Text) + " is a number",
        YamlScalar scalar => Quoted(scalar.Text) + " is text",
        _ => "this is something else",
    };

    /// <summary>The end of a message that offers a near name: " Did you mean 'x'?", or nothing.</summary>
    public static string DidYouMean(string? near) => near is null ? "" : " Did you mean " + Quoted(near) + "?";

    private static bool BreaksALine(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';
}

using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Editing;

/// <summary>How text is written in a file. Thread-safe.</summary>
public static class ScalarText
{
    /// <summary>Another text in the form of one that is there: plain, or in the same quotes; quoted where it would be something else plain.</summary>
    /// <param name="written">A scalar as it stands in the file, quotes included.</param>
    /// <param name="text">What it should say; without line breaks or control characters.</param>
    /// <returns>The scalar to write in its place.</returns>
    public static string Rewrite(string written, string text)
    {
        if (written.Length > 0 && written[0] == '"')
        {
            return Quote(text);
        }

        if (written.Length > 0 && written[0] == '\'')
        {
            return "'" + text.Replace("'", "''") + "'";
        }

        return IsPlain(text) ? text : Quote(text);
    }

    /// <summary>In double quotes, as YAML and JSON both have them.</summary>
    internal static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    // Fewer than YAML allows: what any reader takes for text.
    internal static bool IsPlain(string text)
    {
        foreach (char character in text)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '-' or '.'))
            {
                return false;
            }
        }

        return text.Length > 0 && char.IsLetter(text[0]) && CoreSchema.Resolve(text, isPlain: true) == YamlScalarKind.String;
    }
}

using System.Globalization;
using System.Text;

namespace TypedFlags.Definitions.Syntax;

/// <summary>What is wrong with a text before anything is read of it.</summary>
internal static class TextChecks
{
    public static bool IsTooLarge(string text) =>
        text.Length > SyntaxLimits.FileBytes
        || (text.Length > SyntaxLimits.FileBytes / 3 && Encoding.UTF8.GetByteCount(text) > SyntaxLimits.FileBytes);

    public static SyntaxMistake TooLarge() => new(
        FlagsDiagnosticIds.LimitExceeded,
        new TextRange(0, 0),
        $"The file is larger than {SyntaxLimits.FileBytes / (1024 * 1024)} MiB, which is the limit. Divide it into several '*.flags.yaml' files.");

    /// <summary>The first character that YAML does not allow anywhere, or null.</summary>
    public static SyntaxMistake? FindForbidden(string text, int start, int end)
    {
        for (int position = start; position < end; position++)
        {
            char character = text[position];
            if (character is >= ' ' and < '\ud800' or '\n' or '\r' or '\t' or > '\udfff')
            {
                continue;
            }

            if (char.IsHighSurrogate(character) && position + 1 < end && char.IsLowSurrogate(text[position + 1]))
            {
                position++;
                continue;
            }

            string code = ((int)character).ToString("X4", CultureInfo.InvariantCulture);
            string hint = character == '\0' ? " Is the file saved as UTF-16? Save it as UTF-8." : " Remove it, or write it as an escape in double quotes.";
            return new SyntaxMistake(
                FlagsDiagnosticIds.SyntaxError, new TextRange(position, 1), $"The character U+{code} stands here, which YAML does not allow.{hint}");
        }

        return null;
    }
}

using System.Text;

namespace TypedFlags.Definitions.Syntax;

/// <summary>Bytes to text, strictly UTF-8.</summary>
internal static class Utf8Text
{
    private const char Mark = '\ufeff';
    private const char Replacement = '\ufffd';

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Utf8Replacement => [0xEF, 0xBF, 0xBD];

    // The mark of little-endian UTF-32 starts with the one of UTF-16.
    private static ReadOnlySpan<byte> Utf16LittleEndian => [0xFF, 0xFE];

    private static ReadOnlySpan<byte> Utf16BigEndian => [0xFE, 0xFF];

    private static ReadOnlySpan<byte> Utf32BigEndian => [0x00, 0x00, 0xFE, 0xFF];

    /// <summary>The text without the byte-order mark that editors, and Roslyn, do not count either.</summary>
    public static string WithoutMark(string text) => text.Length > 0 && text[0] == Mark ? text.Substring(1) : text;

    public static (string Text, SyntaxMistake? Mistake) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > SyntaxLimits.FileBytes)
        {
            return (string.Empty, TextChecks.TooLarge());
        }

        if (bytes.StartsWith(Utf16LittleEndian) || bytes.StartsWith(Utf16BigEndian) || bytes.StartsWith(Utf32BigEndian))
        {
            return (string.Empty, Invalid(0, 0, "The file is saved as UTF-16 or UTF-32. Save it as UTF-8."));
        }

        if (bytes.StartsWith(Utf8Mark))
        {
            bytes = bytes.Slice(3);
        }

        byte[] array = bytes.ToArray();
        string text = Encoding.UTF8.GetString(array);
        return (text, FindInvalid(text, array));
    }

    /// <summary>Up to the first invalid byte, text and bytes run in step; from there on they need not.</summary>
    private static SyntaxMistake? FindInvalid(string text, byte[] bytes)
    {
        int textPosition = 0;
        int bytePosition = 0;
        for (int found = text.IndexOf(Replacement); found >= 0; found = text.IndexOf(Replacement, found + 1))
        {
            bytePosition += Encoding.UTF8.GetByteCount(text.ToCharArray(textPosition, found - textPosition));
            ReadOnlySpan<byte> written = bytes.AsSpan(bytePosition);
            if (!written.StartsWith(Utf8Replacement))
            {
                return Invalid(found, 1, $"The byte 0x{bytes[bytePosition]:X2} here is not UTF-8. Save the file as UTF-8.");
            }

            textPosition = found;
        }

        return null;
    }

    private static SyntaxMistake Invalid(int position, int length, string message) =>
        new(FlagsDiagnosticIds.SyntaxError, new TextRange(position, length), message);
}

using System.Text;

namespace TypedFlags.Cli.Output;

/// <summary>Other people's text made fit for a terminal.</summary>
internal static class Printable
{
    /// <summary>The text on one line, without control characters, cut to a length.</summary>
    public static string Line(string text, int length)
    {
        bool isLong = text.Length > length;
        string shown = isLong ? text[..(length - 1)] : text;
        if (!isLong && !shown.AsSpan().ContainsAny(Controls))
        {
            return shown;
        }

        StringBuilder line = new(length);
        foreach (Rune rune in shown.EnumerateRunes())
        {
            line.Append(IsControl(rune) ? "\ufffd" : rune.ToString());
        }

        return (isLong ? line.Append('…') : line).ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Controls =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(c => IsControl(c))]);

    private static bool IsControl(char character) => char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029';

    private static bool IsControl(Rune rune) => Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or 0xFFFD;
}

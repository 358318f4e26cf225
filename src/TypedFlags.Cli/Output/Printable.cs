using System.Buffers;
using System.Text;

namespace TypedFlags.Cli.Output;

/// <summary>Other people's text made fit for a terminal.</summary>
internal static class Printable
{
    /// <summary>The text on one line, without control characters and without those that turn the direction of what follows; cut to a length.</summary>
    public static string Line(string text, int length = int.MaxValue)
    {
        bool isLong = text.Length > length;
        string shown = isLong ? text[..(length - 1)] : text;
        if (!isLong && !shown.AsSpan().ContainsAny(Suspects))
        {
            return shown;
        }

        StringBuilder line = new(shown.Length);
        foreach (Rune rune in shown.EnumerateRunes())
        {
            line.Append(IsUnfit(rune) ? "\ufffd" : rune.ToString());
        }

        return (isLong ? line.Append('…') : line).ToString();
    }

    /// <summary>All that are unfit, and the halves of pairs: there may be one without the other.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(character => char.IsSurrogate(character) || IsUnfit(new Rune(character)))]);

    /// <summary>Control characters, line separators, and embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).</summary>
    private static bool IsUnfit(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}

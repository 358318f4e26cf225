using System.Globalization;
using System.Text;

namespace TypedFlags.Cli.Contexts;

/// <summary>Where a context's text stands.</summary>
/// <param name="Source">The file, or the option, that it came from.</param>
/// <param name="Line">The number of its first line, from 1.</param>
internal readonly record struct ContextPlace(string Source, long Line)
{
    /// <summary><c>users.jsonl(17,5)</c>: a place in the text as editors count.</summary>
    public string At(ReadOnlySpan<byte> text, int position)
    {
        (long line, int column) = Find(text, position);
        return string.Create(CultureInfo.InvariantCulture, $"{Source}({line},{column})");
    }

    /// <summary>Line and column of a position in bytes; the column from 1, in UTF-16 code units.</summary>
    public (long Line, int Column) Find(ReadOnlySpan<byte> text, int position)
    {
        ReadOnlySpan<byte> before = text[..Math.Clamp(position, 0, text.Length)];
        int start = before.LastIndexOf((byte)'\n') + 1;
        return (Line + before.Count((byte)'\n'), Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }
}

using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Model;
using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Diffs;

/// <summary>The difference of two files as <c>git apply</c> and <c>patch</c> read it. Works on bytes: encodings and line endings come out as they are.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Writes it; nothing where the files are the same.</summary>
    /// <param name="path">Relative, with <c>/</c>.</param>
    /// <param name="before">The file as it is.</param>
    /// <param name="after">The file as it is to be; null where it goes.</param>
    /// <param name="output">Where to.</param>
    public static void Write(string path, byte[] before, byte[]? after, ResultOutput output)
    {
        // A letter a byte: what differs is found and written without knowing what it means.
        DiffResult diff = new Differ().CreateCustomDiffs(Encoding.Latin1.GetString(before), Encoding.Latin1.GetString(after ?? []), ignoreWhiteSpace: false, Lines);
        if (diff.DiffBlocks.Count == 0)
        {
            return;
        }

        WriteHeader("--- ", "a/" + path, output);
        WriteHeader("+++ ", after is null ? "/dev/null" : "b/" + path, output);
        foreach (List<DiffBlock> hunk in Hunks(diff.DiffBlocks))
        {
            WriteHunk(hunk, diff, output);
        }
    }

    /// <summary>Lines with their ends.</summary>
    private static string[] Lines(string text)
    {
        List<string> lines = [];
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    private static void WriteHeader(string mark, string path, ResultOutput output)
    {
        // As git does: quoted where the name could not be read back, and closed by a tab where it has blanks.
        string name = path.Any(static character => char.IsControl(character) || character is '"' or '\\') ? Quote(path) : path.Contains(' ', StringComparison.Ordinal) ? path + "\t" : path;
        output.Write(mark);
        output.Write(name);
        output.Write("\n"u8);
    }

    private static string Quote(string path)
    {
        StringBuilder quoted = new("\"");
        foreach (byte value in Encoding.UTF8.GetBytes(path))
        {
            quoted.Append(value switch
            {
                (byte)'"' => "\\\"",
                (byte)'\\' => "\\\\",
                < 0x20 or >= 0x7f => "\\" + Convert.ToString(value, 8).PadLeft(3, '0'),
                _ => ((char)value).ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Blocks whose contexts touch are one hunk.</summary>
    private static IEnumerable<List<DiffBlock>> Hunks(IEnumerable<DiffBlock> blocks)
    {
        List<DiffBlock> hunk = [];
        foreach (DiffBlock block in blocks)
        {
            if (hunk.Count > 0 && block.DeleteStartA - (hunk[^1].DeleteStartA + hunk[^1].DeleteCountA) > 2 * Context)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(block);
        }

        yield return hunk;
    }

    private static void WriteHunk(List<DiffBlock> hunk, DiffResult diff, ResultOutput output)
    {
        DiffBlock last = hunk[^1];
        int leading = Math.Min(Context, hunk[0].DeleteStartA);
        int trailing = Math.Min(Context, diff.PiecesOld.Length - (last.DeleteStartA + last.DeleteCountA));
        int oldStart = hunk[0].DeleteStartA - leading;
        int newStart = hunk[0].InsertStartB - leading;
        int oldCount = last.DeleteStartA + last.DeleteCountA + trailing - oldStart;
        int newCount = last.InsertStartB + last.InsertCountB + trailing - newStart;
        output.Write(string.Create(CultureInfo.InvariantCulture, $"@@ -{Range(oldStart, oldCount)} +{Range(newStart, newCount)} @@\n"));
        int position = oldStart;
        foreach (DiffBlock block in hunk)
        {
            WriteLines(' ', diff.PiecesOld[position..block.DeleteStartA], output);
            WriteLines('-', diff.PiecesOld[block.DeleteStartA..(block.DeleteStartA + block.DeleteCountA)], output);
            WriteLines('+', diff.PiecesNew[block.InsertStartB..(block.InsertStartB + block.InsertCountB)], output);
            position = block.DeleteStartA + block.DeleteCountA;
        }

        WriteLines(' ', diff.PiecesOld[position..(position + trailing)], output);
    }

    // A range without lines stands behind the line before it.
    private static string Range(int start, int count) => string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private static void WriteLines(char mark, string[] lines, ResultOutput output)
    {
        foreach (string line in lines)
        {
            output.Write([(byte)mark]);
            output.Write(Encoding.Latin1.GetBytes(line));
            if (!line.EndsWith('\n'))
            {
                output.Write("\n\\ No newline at end of file\n"u8);
            }
        }
    }
}

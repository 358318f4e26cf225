using System.Collections.Immutable;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Editing;

/// <summary>Where an entry goes in a flow mapping, <c>{ a: {}, b: {} }</c>, on one line or an entry a line as in JSON.</summary>
internal static class FlowEntries
{
    /// <summary>The insertions.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="isJson">True where keys and texts are quoted.</param>
    /// <param name="index">Before which entry; their number for behind the last.</param>
    /// <param name="entry">What to insert.</param>
    public static Insertion[] Insert(TextLines lines, YamlMapping mapping, bool isJson, int index, NewEntry entry)
    {
        ImmutableArray<YamlEntry> entries = mapping.Entries;
        if (entries.IsEmpty)
        {
            return [Fill(lines, mapping, isJson, entry)];
        }

        YamlEntry neighbour = entries[Math.Min(index, entries.Length - 1)];
        if (!lines.IsFirstInLine(neighbour.Key.Range.Start))
        {
            string text = entry.ToFlow(isJson);
            return index < entries.Length
                ? [new Insertion(neighbour.Key.Range.Start, text + ", ")]
                : [new Insertion(neighbour.Value.Range.End, ", " + text)];
        }

        string indent = new(' ', lines.IndentOf(lines.StartOf(neighbour.Key.Range.Start)));
        string line = Write(lines, mapping, neighbour, isJson, indent, entry);
        if (index < entries.Length)
        {
            return [new Insertion(lines.StartWithComments(neighbour), indent + line + "," + lines.NewLine)];
        }

        int end = neighbour.Value.Range.End;
        bool hasComma = Comma(lines, end) is { } comma && (end = comma + 1) > 0;
        string tail = hasComma ? "," : "";
        if (!lines.IsRestEmpty(end))
        {
            // The closing brace is in the same line.
            return hasComma ? [new Insertion(end, " " + line)] : [new Insertion(end, ", " + line)];
        }

        Insertion below = new(lines.EndOf(end), lines.NewLine + indent + line + tail);
        return hasComma ? [below] : [new Insertion(end, ","), below];
    }

    private static Insertion Fill(TextLines lines, YamlMapping mapping, bool isJson, NewEntry entry)
    {
        int inside = mapping.Range.Start + 1;
        int close = Math.Max(inside, mapping.Range.End - 1);
        ReadOnlySpan<char> content = lines.Text.AsSpan(inside, close - inside);
        if (content.IndexOfAny('\n', '\r') < 0)
        {
            string text = " " + entry.ToFlow(isJson);
            return new Insertion(inside, content.IsEmpty ? text + " " : text);
        }

        string indent = new string(' ', lines.IndentOf(lines.StartOf(inside))) + "  ";
        return new Insertion(lines.EndOf(inside), lines.NewLine + indent + entry.ToFlowLines(isJson, indent, "  ", lines.NewLine));
    }

    // As its neighbour: over several lines where that is.
    private static string Write(TextLines lines, YamlMapping mapping, YamlEntry neighbour, bool isJson, string indent, NewEntry entry)
    {
        TextRange value = neighbour.Value.Range;
        bool isTall = value.Start >= neighbour.Key.Range.End && lines.EndOf(value.Start) < value.End;
        isTall |= lines.StartOf(mapping.Range.Start) == 0 && mapping.Range.Start == 0;
        int outer = lines.IndentOf(lines.StartOf(mapping.Range.Start));
        string step = new(' ', indent.Length > outer ? indent.Length - outer : 2);
        return isTall ? entry.ToFlowLines(isJson, indent, step, lines.NewLine) : entry.ToFlow(isJson);
    }

    private static int? Comma(TextLines lines, int end)
    {
        while (end < lines.Text.Length && lines.Text[end] is ' ' or '\t')
        {
            end++;
        }

        return end < lines.Text.Length && lines.Text[end] == ',' ? end : null;
    }
}

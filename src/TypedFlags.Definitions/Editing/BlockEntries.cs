using System.Collections.Immutable;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Editing;

/// <summary>Where an entry goes among those of a block mapping, an entry's lines below the other's.</summary>
internal static class BlockEntries
{
    /// <summary>The ways to insert the entry, the best first; who calls checks what comes out, and takes the next where it is not sound.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="entries">The mapping's entries; at least one.</param>
    /// <param name="index">Before which of them; their number for behind the last.</param>
    /// <param name="entry">What to insert.</param>
    public static IEnumerable<Insertion[]> Insert(TextLines lines, ImmutableArray<YamlEntry> entries, int index, NewEntry entry)
    {
        YamlEntry neighbour = entries[Math.Min(index, entries.Length - 1)];
        if (!lines.IsFirstInLine(neighbour.Key.Range.Start))
        {
            yield break;
        }

        int column = neighbour.Key.Range.Start - lines.StartOf(neighbour.Key.Range.Start);
        string text = Write(lines, entries, column, entry);
        if (index < entries.Length)
        {
            string gap = IsSpaced(lines, entries, Math.Max(index, 1)) ? lines.NewLine : "";
            yield return [new Insertion(lines.StartWithComments(neighbour), text + lines.NewLine + gap)];
            yield break;
        }

        string space = IsSpaced(lines, entries, entries.Length - 1) ? lines.NewLine : "";
        int end = EndOf(lines, neighbour, column);
        yield return [Below(lines, end, space + text)];
        yield return [Below(lines, EndOfSection(lines, end, column), space + text)];
    }

    /// <summary>An insertion below the line that a position is in; a text without a last line break stays without.</summary>
    public static Insertion Below(TextLines lines, int position, string text)
    {
        int next = lines.NextStart(position);
        bool isBroken = next > 0 && lines.Text[next - 1] is '\n' or '\r';
        return isBroken ? new Insertion(next, text + lines.NewLine) : new Insertion(next, lines.NewLine + text);
    }

    /// <summary>How far the file indents: the first mapping that tells, or 2.</summary>
    public static string Step(TextLines lines, IEnumerable<YamlEntry> entries)
    {
        foreach (YamlEntry entry in entries)
        {
            if (entry.Value is YamlMapping { Entries.IsEmpty: false } mapping)
            {
                YamlEntry first = mapping.Entries[0];
                int outer = lines.IndentOf(lines.StartOf(entry.Key.Range.Start));
                int inner = first.Key.Range.Start - lines.StartOf(first.Key.Range.Start);
                if (inner > outer && lines.IsFirstInLine(first.Key.Range.Start))
                {
                    return new string(' ', inner - outer);
                }
            }
        }

        return "  ";
    }

    private static string Write(TextLines lines, ImmutableArray<YamlEntry> entries, int column, NewEntry entry)
    {
        string indent = new(' ', column);
        int inFlow = entries.Count(other => IsFlow(lines, other));
        return inFlow * 2 > entries.Length && entry.Scalar is null
            ? indent + entry.ToFlow(isJson: false)
            : entry.ToBlock(indent, StepWithin(lines, entries, column), lines.NewLine);
    }

    private static string StepWithin(TextLines lines, ImmutableArray<YamlEntry> entries, int column) =>
        column > 0 && !entries.Any(entry => entry.Value is YamlMapping && !IsFlow(lines, entry))
            ? new string(' ', column)
            : Step(lines, entries);

    private static bool IsFlow(TextLines lines, YamlEntry entry) =>
        entry.Value is YamlMapping mapping && mapping.Range.Start < lines.Text.Length && lines.Text[mapping.Range.Start] == '{';

    // Whether the file keeps entries apart by empty lines.
    private static bool IsSpaced(TextLines lines, ImmutableArray<YamlEntry> entries, int index) =>
        index > 0 && index < entries.Length
        && lines.PreviousStart(lines.StartWithComments(entries[index])) is >= 0 and int above
        && lines.IsBlank(above);

    // A position in the entry's last line that says anything; comments further in than its key are its own.
    private static int EndOf(TextLines lines, YamlEntry entry, int column)
    {
        int end = Math.Max(entry.Key.Range.End, entry.Value.Range.End);
        end = entry.Value.Range.Start < entry.Key.Range.Start ? entry.Key.Range.End : end;
        while (end > entry.Key.Range.End && char.IsWhiteSpace(lines.Text[end - 1]))
        {
            end--;
        }

        for (int next = lines.NextStart(end); next < lines.Text.Length; next = lines.NextStart(next))
        {
            if (lines.IsBlank(next) || lines.IndentOf(next) <= column)
            {
                break;
            }

            end = next;
        }

        return end;
    }

    // The same with the empty lines behind it, which belong to a text that keeps its line breaks (|+).
    private static int EndOfSection(TextLines lines, int end, int column)
    {
        for (int next = lines.NextStart(end); next < lines.Text.Length; next = lines.NextStart(next))
        {
            if (!lines.IsBlank(next) && lines.IndentOf(next) <= column)
            {
                break;
            }

            end = next;
        }

        return end;
    }
}

using System.Collections.Immutable;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Editing;

/// <summary>Finds where in one file a new flag goes: among the flags, or with a <c>flags:</c> of its own.</summary>
internal static class FlagInsertion
{
    internal const string Section = "flags";

    /// <summary>The ways to insert the flag, the best first; not yet checked.</summary>
    public static IEnumerable<Insertion[]> Find(FlagsFile file, NewEntry flag)
    {
        TextLines lines = new(file.Text);
        if (file.Root is not { } root)
        {
            return AppendSection(lines, hasSections: false, "  ", flag);
        }

        bool isFlow = file.Text[root.Range.Start] == '{';
        foreach (YamlEntry entry in root.Entries)
        {
            if (string.Equals(entry.Key.Text, Section, StringComparison.Ordinal))
            {
                return InsertInto(lines, root, entry, flag);
            }
        }

        NewEntry section = NewEntry.Mapping(Section, [flag]);
        return isFlow
            ? [FlowEntries.Insert(lines, root, IsJson(lines, root), root.Entries.Length, section)]
            : AppendSection(lines, !root.Entries.IsEmpty, BlockEntries.Step(lines, root.Entries), flag);
    }

    /// <summary>The flags that a file has, in the order in which they stand there; none where they are no mapping.</summary>
    public static ImmutableArray<YamlEntry> EntriesOf(FlagsFile file) =>
        file.Root?.Entries.FirstOrDefault(static entry => string.Equals(entry.Key?.Text, Section, StringComparison.Ordinal)).Value is YamlMapping mapping
            ? mapping.Entries
            : [];

    /// <summary>True for keys in order, which one alone does not tell.</summary>
    public static bool IsSorted(ImmutableArray<YamlEntry> entries)
    {
        bool isSorted = entries.Length > 1;
        for (int index = 1; isSorted && index < entries.Length; index++)
        {
            isSorted = string.CompareOrdinal(entries[index - 1].Key.Text, entries[index].Key.Text) < 0;
        }

        return isSorted;
    }

    private static IEnumerable<Insertion[]> InsertInto(TextLines lines, YamlMapping root, YamlEntry section, NewEntry flag)
    {
        switch (section.Value)
        {
            case YamlScalar { Kind: YamlScalarKind.Null, Text.Length: 0 }:
                string step = BlockEntries.Step(lines, root.Entries);
                return [[BlockEntries.Below(lines, EndOfComments(lines, section), flag.ToBlock(step, step, lines.NewLine))]];
            case YamlMapping mapping when mapping.Range.Start >= section.Key.Range.End:
                return InsertAmong(lines, root, mapping, flag);
            default:
                return [];
        }
    }

    // In its place; or behind the last, where something odd (an anchor before a key) stands in the way.
    private static IEnumerable<Insertion[]> InsertAmong(TextLines lines, YamlMapping root, YamlMapping mapping, NewEntry flag)
    {
        int place = IndexOf(mapping.Entries, flag.Key);
        int[] places = place == mapping.Entries.Length ? [place] : [place, mapping.Entries.Length];
        if (lines.Text[mapping.Range.Start] == '{')
        {
            bool isJson = IsJson(lines, mapping.Entries.IsEmpty ? root : mapping);
            return places.Select(index => FlowEntries.Insert(lines, mapping, isJson, index, flag));
        }

        return mapping.Entries.IsEmpty ? [] : places.SelectMany(index => BlockEntries.Insert(lines, mapping.Entries, index, flag));
    }

    private static IEnumerable<Insertion[]> AppendSection(TextLines lines, bool hasSections, string step, NewEntry flag)
    {
        string text = NewEntry.Mapping(Section, [flag]).ToBlock("", step, lines.NewLine);
        int end = lines.Text.Length;
        bool isBroken = end == 0 || lines.Text[end - 1] is '\n' or '\r';
        bool isSpaced = hasSections && lines.HasBlank;
        string space = isSpaced && !(isBroken && lines.IsBlank(Math.Max(0, lines.PreviousStart(end)))) ? lines.NewLine : "";
        return [[new Insertion(end, isBroken ? space + text + lines.NewLine : lines.NewLine + space + text)]];
    }

    // In its place where the keys are in order; else behind the last.
    private static int IndexOf(ImmutableArray<YamlEntry> entries, string key)
    {
        bool isSorted = IsSorted(entries);
        int place = 0;
        while (place < entries.Length && (!isSorted || string.CompareOrdinal(entries[place].Key.Text, key) < 0))
        {
            place++;
        }

        return place;
    }

    private static bool IsJson(TextLines lines, YamlMapping mapping) =>
        mapping.Entries.IsEmpty ? mapping.Range.Start == lines.Text.IndexOf('{') : lines.Text[mapping.Entries[0].Key.Range.Start] == '"';

    // Comments that are indented below "flags:" introduce what is added there.
    private static int EndOfComments(TextLines lines, YamlEntry section)
    {
        int end = section.Key.Range.End;
        for (int next = lines.NextStart(end); next < lines.Text.Length; next = lines.NextStart(next))
        {
            if (!lines.IsComment(next) || lines.IndentOf(next) == 0)
            {
                break;
            }

            end = next;
        }

        return end;
    }
}

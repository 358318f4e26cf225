using System.Collections.Immutable;

namespace TypedFlags.Definitions.Editing.Removing;

/// <summary>Cuts an entry out of <c>{ a: {}, b: {} }</c> or <c>[a, b]</c>, on one line or an entry a line as in JSON.</summary>
internal static class FlowCut
{
    /// <summary>The cuts; the entry is not the only one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="slots">The entries.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="names">What a comment calls it.</param>
    /// <param name="way">How.</param>
    public static IEnumerable<Replacement> Make(
        FlagsFile file, TextLines lines, ImmutableArray<Slot> slots, int index, IReadOnlyCollection<string> names, CutWay way)
    {
        Slot slot = slots[index];
        Slot? previous = index > 0 ? slots[index - 1] : null;
        Slot? next = index + 1 < slots.Length ? slots[index + 1] : null;
        int? comma = CommaBehind(lines.Text, slot.End);
        int behind = comma is { } place ? place + 1 : slot.End;
        bool isFirstInLine = lines.IsFirstInLine(slot.Start);
        if (isFirstInLine && lines.IsRestEmpty(behind))
        {
            Replacement cut = LineCut.Make(file, lines, slots.SetItem(index, slot with { End = behind }), index, names, way);
            return next is null && comma is null ? [cut, .. CommaOf(lines.Text, previous)] : [cut];
        }

        bool isBeforeNextInLine = next is { } other && lines.EndOf(slot.End) >= other.Start;
        if (previous is { } before && !(isFirstInLine && isBeforeNextInLine) && IsEmpty(lines.Text, before.End, slot.Start))
        {
            return [new Replacement(before.End, slot.End, "")];
        }

        return next is { } following && IsEmpty(lines.Text, slot.End, following.Start)
            ? [new Replacement(slot.Start, following.Start, "")]
            : [new Replacement(slot.Start, behind, ""), .. next is null && comma is null ? CommaOf(lines.Text, previous) : []];
    }

    private static IEnumerable<Replacement> CommaOf(string text, Slot? slot) =>
        slot is { } one && CommaBehind(text, one.End) is { } comma ? [new Replacement(comma, comma + 1, "")] : [];

    // The comma behind an entry, past blanks, comments and the colon of one without a value.
    private static int? CommaBehind(string text, int position)
    {
        while (position < text.Length && (char.IsWhiteSpace(text[position]) || text[position] is ':' or '#'))
        {
            position = text[position] == '#' ? EndOfLine(text, position) : position + 1;
        }

        return position < text.Length && text[position] == ',' ? position : null;
    }

    // True where nothing but blanks, line breaks and a comma stands there.
    private static bool IsEmpty(string text, int start, int end)
    {
        for (int position = start; position < end; position++)
        {
            if (!char.IsWhiteSpace(text[position]) && text[position] is not (',' or ':'))
            {
                return false;
            }
        }

        return true;
    }

    private static int EndOfLine(string text, int position)
    {
        int end = text.IndexOfAny(['\n', '\r'], position);
        return end < 0 ? text.Length : end;
    }
}

using System.Collections.Immutable;

namespace TypedFlags.Definitions.Editing.Removing;

/// <summary>Which lines of comments belong to an entry that has its lines for itself.</summary>
internal sealed class CommentLines(TextLines lines, ImmutableArray<Slot> slots)
{
    private const int MostWordsOfAHeading = 5;

    /// <summary>The start of the first line that goes with an entry: its own, or that of its comments.</summary>
    /// <param name="index">Which entry.</param>
    /// <param name="names">What a comment calls it.</param>
    public int TopOf(int index, IReadOnlyCollection<string> names)
    {
        int top = TopWithComments(index);
        return top < lines.StartOf(slots[index].Start) && IsHeadingOfSeveral(index, top, names) ? lines.StartOf(slots[index].Start) : top;
    }

    /// <summary>The start of the line behind the last one of an entry; comments further in than its key are its own.</summary>
    public int BottomOf(int index)
    {
        int bottom = lines.NextStart(slots[index].End);
        for (int next = bottom; next < lines.Text.Length; next = lines.NextStart(next))
        {
            if (lines.IsComment(next) && lines.IndentOf(next) > ColumnOf(index))
            {
                bottom = lines.NextStart(next);
            }
            else if (!lines.IsBlank(next))
            {
                break;
            }
        }

        return bottom;
    }

    // The comments right above, down from the entry before.
    private int TopWithComments(int index)
    {
        int top = lines.StartOf(slots[index].Start);
        int limit = index > 0 ? lines.NextStart(slots[index - 1].End) : 0;
        while (lines.PreviousStart(top) is >= 0 and int above && above >= limit && lines.IsComment(above) && lines.IndentOf(above) <= ColumnOf(index))
        {
            top = above;
        }

        return top;
    }

    private int ColumnOf(int index) => lines.IndentOf(lines.StartOf(slots[index].Start));

    // "# Search" above several flags, apart from the others by empty lines, none of which has a comment of its own.
    private bool IsHeadingOfSeveral(int index, int top, IReadOnlyCollection<string> names)
    {
        if (!IsApart(index) || index + 1 == slots.Length || IsApart(index + 1) || !IsHeading(top, lines.StartOf(slots[index].Start), names))
        {
            return false;
        }

        int end = index + 1;
        for (; end < slots.Length && !IsApart(end); end++)
        {
            if (!lines.IsFirstInLine(slots[end].Start) || TopWithComments(end) < lines.StartOf(slots[end].Start))
            {
                return false;
            }
        }

        return index > 0 || end < slots.Length;
    }

    // True for the first of entries that stand together.
    private bool IsApart(int index) =>
        index == 0 || (lines.PreviousStart(TopWithComments(index)) is >= 0 and int above && lines.IsBlank(above));

    // A few words without a full stop, that are not about the entry.
    private bool IsHeading(int top, int bottom, IReadOnlyCollection<string> names)
    {
        string comment = lines.Text.Substring(top, bottom - top);
        string[] words = comment.Split([' ', '\t', '\r', '\n', '#', '-', '=', '*', '~', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MostWordsOfAHeading
            && words[words.Length - 1] is { } last && last[last.Length - 1] is not ('.' or '!' or '?')
            && !names.Any(name => comment.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);
    }
}

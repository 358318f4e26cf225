using System.Collections.Immutable;

namespace TypedFlags.Definitions.Editing.Removing;

/// <summary>Cuts an entry that has its lines for itself: with its comments, and without an empty line too many.</summary>
internal static class LineCut
{
    /// <summary>The cut.</summary>
    /// <param name="file">The file.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="slots">The entries.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="names">What a comment calls it.</param>
    /// <param name="way">How.</param>
    public static Replacement Make(FlagsFile file, TextLines lines, ImmutableArray<Slot> slots, int index, IReadOnlyCollection<string> names, CutWay way)
    {
        CommentLines comments = new(lines, slots);
        int top = comments.TopOf(index, names);
        int bottom = comments.BottomOf(index);
        bool isLast = index == slots.Length - 1;
        string kept = "";
        if (way.KeepsDirectives)
        {
            kept = DirectiveLines.Of(file, lines, top, bottom);
        }
        else
        {
            top = DirectiveLines.SkipLasting(file, lines, top, bottom, isLast);
            bottom = DirectiveLines.WithRestore(file, lines, top, bottom);
        }

        if (!way.KeepsBlanks && kept.Length == 0)
        {
            (top, bottom) = WithBlanks(lines, top, bottom, index == 0, isLast);
        }

        return CutToEnd(lines, top, bottom, kept);
    }

    // Of empty lines above and below those stay that the others are apart by.
    private static (int Top, int Bottom) WithBlanks(TextLines lines, int top, int bottom, bool isFirst, bool isLast)
    {
        int above = top;
        while (lines.PreviousStart(above) is >= 0 and int start && lines.IsBlank(start))
        {
            above = start;
        }

        int below = bottom;
        while (below < lines.Text.Length && lines.IsBlank(below))
        {
            below = lines.NextStart(below);
        }

        bool isClosed = below < lines.Text.Length && lines.Text[below + lines.IndentOf(below)] is '}' or ']';
        if (isLast)
        {
            return above < top && (bottom < below || below == lines.Text.Length || isClosed) ? (above, bottom) : (top, bottom);
        }

        bool isBelowOpening = isFirst && lines.PreviousStart(top) is int opening && (opening < 0 || !lines.IsComment(opening));
        return above < top || isBelowOpening ? (top, below) : (top, bottom);
    }

    // A text without a last line break stays without.
    private static Replacement CutToEnd(TextLines lines, int top, int bottom, string kept)
    {
        bool isOpenEnd = bottom == lines.Text.Length && bottom > 0 && lines.Text[bottom - 1] is not ('\n' or '\r');
        if (isOpenEnd && kept.Length == 0 && lines.PreviousStart(top) is >= 0 and int above)
        {
            top = lines.EndOf(above);
        }

        return new Replacement(top, bottom, kept);
    }
}

using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Suppressions;

/// <summary>
/// Finds the comments for us in a file. By the words first, which most files do not have; then by what YAML read: a <c>#</c> within
/// quotes or in a block of text starts no comment.
/// </summary>
internal static class DirectiveComments
{
    /// <summary>In order of place; at most one a line.</summary>
    public static List<DirectiveComment> Find(FlagsFile file)
    {
        List<Mark> marks = FindMarks(file);
        if (marks.Count > 0 && file.Root is { } root)
        {
            new TextMarker(file.Text, marks).Visit(root);
        }

        List<DirectiveComment> comments = [];
        int decidedLine = -1;
        foreach (Mark mark in marks)
        {
            // The first that is no text starts the line's comment, and what is behind it is in that comment.
            if (mark.IsText || mark.LineStart == decidedLine)
            {
                continue;
            }

            decidedLine = mark.LineStart;
            if (mark.Prefix >= 0 && DirectiveComment.Read(file, mark.Start, mark.Prefix) is { } comment)
            {
                comments.Add(comment);
            }
        }

        return comments;
    }

    /// <summary>Every <c>#</c> that may start a comment, of the lines that have our word behind one.</summary>
    private static List<Mark> FindMarks(FlagsFile file)
    {
        string text = file.Text;
        List<Mark> marks = [];
        int lineStart = -1;
        int scanned = 0;
        int prefix = NextPrefix(text, 0);
        while (prefix >= 0)
        {
            int hash = prefix;
            while (hash > scanned && TextScan.IsBlank(text[hash - 1]))
            {
                hash--;
            }

            hash--;
            if (hash >= scanned && text[hash] == '#' && MayStartComment(text, hash))
            {
                int start = hash - file.Lines.GetPosition(hash).Column + 1;
                AddMarksBefore(text, Math.Max(start, scanned), hash, start, marks);
                lineStart = start;
                marks.Add(new Mark(hash, lineStart, prefix));
                scanned = hash + 1;
            }

            prefix = NextPrefix(text, prefix + DirectiveComment.Prefix.Length);
        }

        return marks;
    }

    private static void AddMarksBefore(string text, int from, int hash, int lineStart, List<Mark> marks)
    {
        for (int position = from; position < hash; position++)
        {
            if (text[position] == '#' && MayStartComment(text, position))
            {
                marks.Add(new Mark(position, lineStart, -1));
            }
        }
    }

    private static int NextPrefix(string text, int from) => text.IndexOf(DirectiveComment.Prefix, from, StringComparison.OrdinalIgnoreCase);

    private static bool MayStartComment(string text, int hash) =>
        hash == 0 || TextScan.IsBlank(text[hash - 1]) || TextScan.IsLineBreak(text[hash - 1]);

    /// <summary>A <c>#</c>.</summary>
    /// <param name="Start">Where it stands.</param>
    /// <param name="LineStart">Where its line starts.</param>
    /// <param name="Prefix">Where our word stands behind it, or -1.</param>
    private sealed record Mark(int Start, int LineStart, int Prefix)
    {
        public bool IsText { get; set; }
    }

    /// <summary>Says of which marks that they stand in text. Goes no deeper than a file may be, and visits an alias as a node.</summary>
    private sealed class TextMarker(string text, List<Mark> marks)
    {
        public void Visit(YamlNode node)
        {
            switch (node)
            {
                case YamlMapping mapping:
                    foreach (YamlEntry entry in mapping.Entries)
                    {
                        Visit(entry.Key);
                        Visit(entry.Value);
                    }

                    break;
                case YamlSequence sequence:
                    foreach (YamlNode item in sequence.Items)
                    {
                        Visit(item);
                    }

                    break;
                case YamlScalar { IsPlain: false } scalar:
                    MarkText(scalar.Range);
                    break;
            }
        }

        private void MarkText(TextRange range)
        {
            int start = range.Start;
            if (start < text.Length && text[start] is '|' or '>')
            {
                // The line with the sign of a block of text may end with a comment.
                start = TextScan.EndOfLine(text, start);
            }

            for (int index = FirstFrom(start); index < marks.Count && marks[index].Start < range.End; index++)
            {
                marks[index].IsText = true;
            }
        }

        private int FirstFrom(int position)
        {
            int low = 0;
            int high = marks.Count;
            while (low < high)
            {
                int middle = low + ((high - low) / 2);
                if (marks[middle].Start < position)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low;
        }
    }
}

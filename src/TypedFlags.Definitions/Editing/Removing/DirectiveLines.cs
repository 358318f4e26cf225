using System.Text;
using TypedFlags.Definitions.Suppressions;

namespace TypedFlags.Definitions.Editing.Removing;

/// <summary>The <c># typedflags:disable</c> and <c>restore</c> comments of an entry. On a line of their own they work to the file's end, for other flags too.</summary>
internal static class DirectiveLines
{
    /// <summary>The lines between two positions that are such comments, with their line breaks.</summary>
    public static string Of(FlagsFile file, TextLines lines, int top, int bottom)
    {
        StringBuilder kept = new();
        foreach (DirectiveComment comment in Within(file, top, bottom))
        {
            int start = lines.StartOf(comment.Start);
            kept.Append(lines.Text, start, lines.NextStart(start) - start);
        }

        return kept.ToString();
    }

    /// <summary>
    /// The position with the line behind it that takes back what was switched off for the entry alone, where there is one.
    /// </summary>
    public static int WithRestore(FlagsFile file, TextLines lines, int top, int bottom)
    {
        int next = NextThatSays(lines, bottom);
        DirectiveComment? restore = Within(file, next, lines.NextStart(next)).FirstOrDefault(static comment => comment.Verb == DirectiveVerb.Restore);
        if (restore is null || restore.Ids.IsEmpty)
        {
            return bottom;
        }

        HashSet<string> off = Balance(file, top, bottom);
        return restore.Ids.All(id => off.Contains(id.Text)) && restore.Ids.Length == off.Count ? lines.NextStart(next) : bottom;
    }

    /// <summary>
    /// The position behind the comments above an entry that switch off, for all flags below, what only an analyzer reports: who edits the file
    /// alone can't tell whether they are needed there.
    /// </summary>
    public static int SkipLasting(FlagsFile file, TextLines lines, int top, int bottom, bool isLast)
    {
        if (isLast || WithRestore(file, lines, top, bottom) > bottom)
        {
            return top;
        }

        HashSet<string> off = Balance(file, top, bottom);
        return off.Contains(SuppressibleRules.UnusedFlag) && Within(file, top, bottom).LastOrDefault(static one => one.Verb == DirectiveVerb.Disable) is { } last
            && lines.NextStart(last.Start) is int behind && IsAboveAll(lines, top, behind)
            ? behind
            : top;
    }

    private static bool IsAboveAll(TextLines lines, int top, int behind)
    {
        for (int start = top; start < behind; start = lines.NextStart(start))
        {
            if (!lines.IsComment(start))
            {
                return false;
            }
        }

        return true;
    }

    // What is still switched off at the end.
    private static HashSet<string> Balance(FlagsFile file, int top, int bottom)
    {
        HashSet<string> off = new(StringComparer.Ordinal);
        foreach (DirectiveComment comment in Within(file, top, bottom))
        {
            if (comment.Verb == DirectiveVerb.Disable)
            {
                off.UnionWith(comment.Ids.Select(static id => id.Text));
            }
            else if (comment.Ids.IsEmpty)
            {
                off.Clear();
            }
            else
            {
                off.ExceptWith(comment.Ids.Select(static id => id.Text));
            }
        }

        return off;
    }

    private static int NextThatSays(TextLines lines, int start)
    {
        while (start < lines.Text.Length && lines.IsBlank(start))
        {
            start = lines.NextStart(start);
        }

        return start;
    }

    private static IEnumerable<DirectiveComment> Within(FlagsFile file, int top, int bottom) =>
        DirectiveComments.Find(file).Where(comment => comment.IsAlone && comment.Verb != DirectiveVerb.Unknown && comment.Start >= top && comment.Start < bottom);
}

using System.Collections.Immutable;

namespace TypedFlags.Definitions.Suppressions;

/// <summary>What a comment asks for.</summary>
internal enum DirectiveVerb
{
    /// <summary>Neither of the two.</summary>
    Unknown,

    /// <summary><c># typedflags:disable</c>.</summary>
    Disable,

    /// <summary><c># typedflags:restore</c>.</summary>
    Restore,
}

/// <summary>One comment <c># typedflags:verb ids reason</c>.</summary>
/// <param name="Start">Where its <c>#</c> stands.</param>
/// <param name="Line">1-based.</param>
/// <param name="IsAlone">True where nothing but blanks stands before it on its line.</param>
/// <param name="Verb">What it asks for.</param>
/// <param name="VerbText">As written.</param>
/// <param name="Ids">The rules it names.</param>
internal sealed record DirectiveComment(
    int Start, int Line, bool IsAlone, DirectiveVerb Verb, TextRange VerbText, ImmutableArray<DirectiveId> Ids)
{
    /// <summary>What stands before the verb, in any case.</summary>
    public const string Prefix = "typedflags:";

    private const int IdLength = 6;

    /// <summary>Reads a comment; null where it only speaks of typedflags.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">Where the <c>#</c> stands.</param>
    /// <param name="prefix">Where <see cref="Prefix"/> stands behind it.</param>
    public static DirectiveComment? Read(FlagsFile file, int start, int prefix)
    {
        string text = file.Text;
        (int line, int column) = file.Lines.GetPosition(start);
        int behind = prefix + Prefix.Length;
        int verbStart = TextScan.SkipBlanks(text, behind);
        int verbEnd = TextScan.EndOfWord(text, verbStart);
        TextRange verbText = new(verbStart, verbEnd - verbStart);
        DirectiveVerb verb = VerbOf(text.AsSpan(verbStart, verbText.Length));

        // `# typedflags: what we use for flags` is prose; `# typedflags:enable` is meant for us.
        return verb == DirectiveVerb.Unknown && verbStart > behind
            ? null
            : new DirectiveComment(start, line, TextScan.IsBlank(text, start - column + 1, start), verb, verbText, ReadIds(text, verbEnd));
    }

    /// <summary>Up to the first word that looks like no id: from there on it is the reason.</summary>
    private static ImmutableArray<DirectiveId> ReadIds(string text, int position)
    {
        ImmutableArray<DirectiveId>.Builder ids = ImmutableArray.CreateBuilder<DirectiveId>();
        while (true)
        {
            position = TextScan.SkipBlanks(text, position);
            if (position < text.Length && IsBetweenIds(text[position]))
            {
                position++;
                continue;
            }

            int end = EndOfId(text, position);
            if (!LooksLikeId(text, position, end))
            {
                return ids.ToImmutable();
            }

            ids.Add(new DirectiveId(text.Substring(position, Math.Min(end - position, IdLength + 1)).ToUpperInvariant(), position));
            position = end;
        }
    }

    /// <summary>Where a word that may be an id ends.</summary>
    public static int EndOfId(string text, int position)
    {
        int end = position;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        // `TF2005: the old name` and `TF2005;TF2009`; but `TF2005-like` is prose.
        return end > position && end < text.Length && IsBetweenIds(text[end]) ? end : TextScan.EndOfWord(text, position);
    }

    private static bool IsBetweenIds(char character) => character is ',' or ';' or ':';

    /// <summary>Also <c>TF205</c> and <c>TF20055</c>: a slip that is worth a word.</summary>
    private static bool LooksLikeId(string text, int start, int end)
    {
        if (end - start < 3 || text[start] is not ('T' or 't') || text[start + 1] is not ('F' or 'f'))
        {
            return false;
        }

        for (int position = start + 2; position < end; position++)
        {
            if (text[position] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static DirectiveVerb VerbOf(ReadOnlySpan<char> word) =>
        word.Equals("disable".AsSpan(), StringComparison.OrdinalIgnoreCase) ? DirectiveVerb.Disable
        : word.Equals("restore".AsSpan(), StringComparison.OrdinalIgnoreCase) ? DirectiveVerb.Restore
        : DirectiveVerb.Unknown;
}

/// <summary>A rule that a comment names.</summary>
/// <param name="Text">In capitals; of a word that is too long for an id, so much that it is none either.</param>
/// <param name="Start">Where it stands.</param>
internal readonly record struct DirectiveId(string Text, int Start);

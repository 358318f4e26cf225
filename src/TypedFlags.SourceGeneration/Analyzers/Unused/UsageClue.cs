using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Unused;

/// <summary>What a piece of text may tell.</summary>
internal enum ClueKind
{
    /// <summary>The C# member of a flag.</summary>
    Member,

    /// <summary>The enum or the record that belongs to a flag.</summary>
    Type,

    /// <summary>The whole key.</summary>
    Key,

    /// <summary>The beginning of keys, up to where a word of theirs ends: <c>"checkout_" + name</c>.</summary>
    Beginning,

    /// <summary>The end of keys, from where a word of theirs begins: <c>$"{area}_layout"</c>.</summary>
    End,

    /// <summary><c>EvaluateAll</c>: every flag is served by name.</summary>
    EvaluateAll,

    /// <summary><c>All</c>: the definitions.</summary>
    All,

    /// <summary>A type that is asked for flags by name.</summary>
    ByName,
}

/// <summary>A text that may be the use of a flag, and how it is found.</summary>
/// <param name="Kind">What it may tell.</param>
/// <param name="Text">What to look for.</param>
/// <param name="Offset">Where in it the word stands by which it is found.</param>
/// <param name="Flags">Whose use it may be; empty where it is about all of them.</param>
internal sealed record UsageClue(ClueKind Kind, string Text, int Offset, int[] Flags)
{
    /// <summary>True where nobody can mean anything else by a key, as no word of prose or of C# looks so.</summary>
    public bool IsDistinctive { get; } = Text.Any(static character => !char.IsLetterOrDigit(character));

    /// <summary>Where the text stands around a word, not as a part of something longer; null where it does not.</summary>
    public TextSpan? PlaceAround(WordPlace word, SourceText text)
    {
        if (!word.IsPlain)
        {
            return word.Word == Text ? word.Span : null;
        }

        int start = word.Span.Start - Offset;
        int end = start + Text.Length;
        if (start < 0 || end > text.Length || (Continues(text, start - 1) && EscapedWords.StartOfBlank(text, start) < 0) || Continues(text, end))
        {
            return null;
        }

        for (int index = 0; index < Text.Length; index++)
        {
            if (text[start + index] != Text[index])
            {
                return null;
            }
        }

        return TextSpan.FromBounds(start, end);
    }

    // `new-checkout` does not stand in `new-checkout-v2`.
    private bool Continues(SourceText text, int position)
    {
        if (position < 0 || position >= text.Length)
        {
            return false;
        }

        char character = text[position];
        return char.IsLetterOrDigit(character) || character == '_' || (character == '-' && Kind == ClueKind.Key && Text.IndexOf('-') >= 0);
    }
}

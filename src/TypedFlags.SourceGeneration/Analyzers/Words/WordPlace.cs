using Microsoft.CodeAnalysis.Text;

namespace TypedFlags.SourceGeneration.Analyzers.Words;

/// <summary>Where a word stands in a text.</summary>
/// <param name="Span">The characters, as they are written.</param>
/// <param name="Word">The word that they mean: another text only where letters are written as <c>\u0043</c>.</param>
internal readonly record struct WordPlace(TextSpan Span, string Word)
{
    /// <summary>True where the text has the word letter by letter.</summary>
    public bool IsPlain => Span.Length == Word.Length;
}

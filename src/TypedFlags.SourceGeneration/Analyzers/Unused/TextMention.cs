using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Unused;

/// <summary>Whether a word in a text is the use of a flag, by what stands around it. Comments are not told apart: they count.</summary>
internal static class TextMention
{
    /// <summary>
    /// Of a key. One such as <c>new_checkout</c> always; one that is a word of prose, such as <c>search</c>, only where it stands like a
    /// name: in quotes, alone or in a list, as a member, as the key of a map.
    /// </summary>
    public static bool IsKey(UsageClue clue, TextSpan place, SourceText text)
    {
        if (clue.IsDistinctive)
        {
            return true;
        }

        char before = CharacterBefore(place.Start, text);
        return before == '.'
            || (before is '"' or '\'' or '`' or '=' or ',' or ';' or '|' or '[' or '(' or '{' or '\n' or '-'
                && CharacterBehind(place.End, text) is '"' or '\'' or '`' or ',' or ';' or '|' or ']' or ')' or '}' or ':' or '\\' or '\n');
    }

    /// <summary>Of a member: something's, or something of it.</summary>
    public static bool IsMember(TextSpan place, SourceText text) =>
        CharacterBefore(place.Start, text) == '.' || CharacterBehind(place.End, text) is '.' or '?' or '!';

    /// <summary>Of a member, within a string: the whole of it, as reflection asks; one word alone may be anything.</summary>
    public static bool IsMemberAsText(UsageClue clue, TextSpan place, SourceText text) =>
        clue.Text.Skip(1).Any(char.IsUpper) && IsQuote(place.Start - 1, text) && IsQuote(place.End, text);

    /// <summary>Of the end of a key: the beginning is put before it.</summary>
    public static bool IsEnd(TextSpan place, SourceText text) =>
        place.Start > 0 && text[place.Start - 1] is '"' or '\'' or '`' or '}';

    private static bool IsQuote(int position, SourceText text) => position >= 0 && position < text.Length && text[position] == '"';

    // Beyond blanks; the ends of a line and of the text are '\n'.
    private static char CharacterBefore(int position, SourceText text)
    {
        if (EscapedWords.StartOfBlank(text, position) >= 0)
        {
            return '\n';
        }

        int index = position - 1;
        while (index >= 0 && text[index] is ' ' or '\t')
        {
            index--;
        }

        return index < 0 || text[index] is '\r' or '\n' ? '\n' : text[index];
    }

    private static char CharacterBehind(int position, SourceText text)
    {
        int index = position;
        while (index < text.Length && text[index] is ' ' or '\t')
        {
            index++;
        }

        return index >= text.Length || text[index] is '\r' or '\n' ? '\n' : text[index];
    }
}

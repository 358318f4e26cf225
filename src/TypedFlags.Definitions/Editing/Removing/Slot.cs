using System.Collections.Immutable;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Editing.Removing;

/// <summary>The text of an entry of a mapping, or of an item of a sequence.</summary>
/// <param name="Start">Its first character, of a key or an item; a <c>-</c> stands before it.</param>
/// <param name="End">The first character behind its value.</param>
/// <param name="Key">The key; null for an item.</param>
internal readonly record struct Slot(int Start, int End, string? Key)
{
    /// <summary>The entries or items of a node, in the order in which they stand there.</summary>
    public static ImmutableArray<Slot> Of(string text, YamlNode node) => node switch
    {
        YamlMapping mapping => [.. mapping.Entries.Select(entry => new Slot(entry.Key.Range.Start, EndOf(text, entry), entry.Key.Text))],
        YamlSequence sequence => [.. sequence.Items.Select(static item => new Slot(item.Range.Start, item.Range.End, null))],
        _ => [],
    };

    /// <summary>The first character behind an entry.</summary>
    public static int EndOf(string text, YamlEntry entry)
    {
        int end = entry.Key.Range.End;
        if (entry.Value.Range.Start >= end)
        {
            return WithoutBlanks(text, end, Math.Max(end, Math.Min(entry.Value.Range.End, text.Length)));
        }

        // An alias has the place of what it names; its own is the word with the star.
        int star = text.IndexOf('*', end);
        if (star < 0)
        {
            return end;
        }

        while (star < text.Length && !char.IsWhiteSpace(text[star]) && text[star] is not (',' or '}' or ']'))
        {
            star++;
        }

        return star;
    }

    // Where there is no value, or a block of text, blanks behind it are in its range.
    private static int WithoutBlanks(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}

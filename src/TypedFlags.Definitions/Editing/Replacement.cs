using System.Text;

namespace TypedFlags.Definitions.Editing;

/// <summary>A piece of a text and what comes in its place.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The first character behind it.</param>
/// <param name="Text">What comes there; empty for a cut.</param>
internal readonly record struct Replacement(int Start, int End, string Text)
{
    /// <summary>The text with all replacements, in any order; one that stands twice counts once.</summary>
    /// <returns>Null where two overlap.</returns>
    public static string? Apply(string text, IEnumerable<Replacement> replacements)
    {
        StringBuilder result = new(text.Length);
        int done = 0;
        foreach (Replacement replacement in replacements.Distinct().OrderBy(static one => one.Start).ThenBy(static one => one.End))
        {
            if (replacement.Start < done)
            {
                return null;
            }

            result.Append(text, done, replacement.Start - done).Append(replacement.Text);
            done = replacement.End;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}

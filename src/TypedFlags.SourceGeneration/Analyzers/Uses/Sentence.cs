using System.Globalization;
using System.Text;

namespace TypedFlags.SourceGeneration.Analyzers.Uses;

/// <summary>The pieces that messages are put together from: one line each, of bounded length, whatever a flags file says.</summary>
internal static class Sentence
{
    private const int LongestName = 60;
    private const int LongestText = 200;

    /// <summary>A name in quotes, so that a blank or a character without an image that should not be there is seen.</summary>
    public static string Quoted(string name)
    {
        StringBuilder shown = new("'");
        foreach (char character in name)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                shown.Append(' ');
            }
            else if (char.GetUnicodeCategory(character) == UnicodeCategory.Format)
            {
                shown.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                shown.Append(character);
            }

            if (shown.Length > LongestName + 1)
            {
                return Cut(shown, LongestName) + "'";
            }
        }

        return shown.Append('\'').ToString();
    }

    /// <summary>Somebody's own text, ended as a sentence; empty where it says nothing.</summary>
    public static string Ended(string? text)
    {
        string line = OneLine(text ?? "", LongestText);
        return line.Length == 0 || line[line.Length - 1] is '.' or '!' or '?' or '…' ? line : line + ".";
    }

    /// <summary>Who answers for the flag, after a space; empty where nobody is named.</summary>
    public static string Owner(string? owner) =>
        OneLine(owner ?? "", LongestName) is { Length: > 0 } name ? $" Its owner is {name}." : "";

    /// <summary>A day as flags files write it.</summary>
    public static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>1 day</c>, <c>2 days</c>.</summary>
    public static string Days(int count) => count == 1 ? "1 day" : count.ToString(CultureInfo.InvariantCulture) + " days";

    // Runs of white space and control characters become one space.
    private static string OneLine(string text, int longest)
    {
        StringBuilder line = new(Math.Min(text.Length, longest + 1));
        bool isGap = false;
        foreach (char character in text)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                isGap = true;
                continue;
            }

            if (isGap && line.Length > 0)
            {
                line.Append(' ');
            }

            isGap = false;
            line.Append(character);
            if (line.Length > longest)
            {
                return Cut(line, longest - 1);
            }
        }

        return line.ToString();
    }

    // Never between the two halves of a character.
    private static string Cut(StringBuilder line, int length) =>
        line.ToString(0, char.IsHighSurrogate(line[length - 1]) ? length - 1 : length).TrimEnd() + "…";
}

using System.Text.RegularExpressions;

namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>What a person would not leave behind, and a text before does not have: blanks at the end of a line, doubled blank lines, braces with nothing in them, two statements on a line.</summary>
internal static partial class Tidiness
{
    /// <summary>What is untidy in a text, and not in the one before.</summary>
    public static IEnumerable<string> Problems(string before, string after)
    {
        foreach ((string name, Regex untidy) in new (string, Regex)[]
                 {
                     ("blanks at the end of a line", BlanksAtEnd()), ("two blank lines", TwoBlankLines()), ("a blank line behind a brace", BlankBehindBrace()),
                     ("a blank line before a brace", BlankBeforeBrace()), ("empty braces", EmptyBraces()), ("an empty statement", EmptyStatement()), ("two statements on a line", TwoStatements()),
                     ("doubled blanks", DoubledBlanks()),
                 })
        {
            if (untidy.Count(after) > untidy.Count(before))
            {
                yield return $"{name} ({untidy.Match(after).Value.Trim()})";
            }
        }
    }

    [GeneratedRegex(@"[ \t]+\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex BlanksAtEnd();

    [GeneratedRegex(@"\n[ \t]*\r?\n[ \t]*\r?\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TwoBlankLines();

    [GeneratedRegex(@"\{[ \t]*\r?\n[ \t]*\r?\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex BlankBehindBrace();

    [GeneratedRegex(@"\n[ \t]*\r?\n[ \t]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex BlankBeforeBrace();

    [GeneratedRegex(@"\{\s*\}(?! =>)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex EmptyBraces();

    [GeneratedRegex(@"(?<!for \([^\n]*);[ \t]*;|^[ \t]*;", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex EmptyStatement();

    [GeneratedRegex(@"^(?!.*\b(for|get|set|init)\b).*;[ \t]*[A-Za-z].*;", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TwoStatements();

    [GeneratedRegex(@"[^\s/]  +\S", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex DoubledBlanks();
}

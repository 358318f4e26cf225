using System.Text.RegularExpressions;

namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>What a person would not leave behind, and a text before does not have: blanks at the end of a line, doubled blank lines, braces with nothing in them, two statements on a line.</summary>
internal static partial class Tidiness
{
    /// <summary>What is untidy in a text, and not in the one before.</summary>
    public static IEnumerable<string> Problems(string before, string after) => LineProblems(before, after).Concat(Compare(
        [("empty braces", EmptyBraces()), ("an empty statement", EmptyStatement()), ("two statements on a line", TwoStatements())], before, after));

    /// <summary>Untidy lines and blanks in a text, and not in the one before.</summary>
    public static IEnumerable<string> LineProblems(string before, string after) => Compare(
        [
            ("blanks at the end of a line", BlanksAtEnd()), ("two blank lines", TwoBlankLines()), ("a blank line behind a brace", BlankBehindBrace()),
            ("a blank line before a brace", BlankBeforeBrace()), ("doubled blanks", DoubledBlanks()),
        ],
        before,
        after);

    private static IEnumerable<string> Compare((string Name, Regex Untidy)[] kinds, string before, string after) => kinds
        .Where(kind => kind.Untidy.Count(after) > kind.Untidy.Count(before))
        .Select(kind => $"{kind.Name} ({kind.Untidy.Match(after).Value.Trim()})");

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

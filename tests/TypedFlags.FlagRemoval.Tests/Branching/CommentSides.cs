using System.Text.RegularExpressions;

namespace TypedFlags.FlagRemoval.Tests.Branching;

/// <summary>The statements of <see cref="CommentSidesTests"/>.</summary>
public sealed partial class CommentSides : TheoryData<string>
{
    public CommentSides() => AddRange(All.Keys.ToArray());

    /// <summary>Each one by its name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = CommentedStatements.All.Concat(CommentedExpressions.All).ToDictionary(StringComparer.Ordinal);

    /// <summary>The statements with comments in their places: in each one by itself, in both ways, and in all of them.</summary>
    public static IEnumerable<string> Filled(string template)
    {
        int count = Place().Count(template);
        for (int place = 0; place < count; place++)
        {
            yield return Fill(template, index => index == place ? "//" : null);
            yield return Fill(template, index => index == place ? "/*" : null);
        }

        yield return Fill(template, static _ => "//");
        yield return Fill(template, static _ => "/*");
    }

    /// <summary>The comments in a text.</summary>
    public static IEnumerable<string> CommentsOf(string text) => Comment().Matches(text).Select(static match => match.Value.Replace("//", "/*", StringComparison.Ordinal).Replace(" */", "", StringComparison.Ordinal));

    // A comment up to the end of the line only where it is one.
    private static string Fill(string template, Func<int, string?> form)
    {
        int index = 0;
        List<string> lines = [];
        foreach (string line in template.Split('\n'))
        {
            string filled = Place().Replace(line, match =>
            {
                string? comment = form(index++);
                bool isLast = match.Index + match.Length == line.Length;
                bool isFirst = line[..match.Index].Trim().Length == 0;
                string text = comment is null ? "" : comment == "//" && isLast ? $"//{match.Groups["side"].Value}{index}" : $"/*{match.Groups["side"].Value}{index} */";
                return text.Length == 0 || isFirst || line[match.Index - 1] == ' ' ? text : " " + text;
            });
            if (filled.Trim().Length > 0 || line.Trim().Length == 0)
            {
                lines.Add(filled.TrimEnd());
            }
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"\[(?<side>[-+=?])\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Place();

    [GeneratedRegex(@"//[-+=?]\d+|/\*[-+=?]\d+ \*/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Comment();
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Lines and what they begin with.</summary>
internal static class Lines
{
    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    /// <summary>The white space that the line of a node begins with, whether or not the node begins it.</summary>
    public static string IndentationOf(SyntaxNode node)
    {
        SyntaxToken token = node.GetFirstToken();
        while (true)
        {
            if (StartsLine(token))
            {
                SyntaxTriviaList leading = token.LeadingTrivia;
                return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? leading[leading.Count - 1].ToString() : "";
            }

            token = token.GetPreviousToken();
        }
    }

    /// <summary>The white space that lines begin with which stand one step further in.</summary>
    public static string Deeper(string indentation) => indentation + (indentation.StartsWith("\t", StringComparison.Ordinal) ? "\t" : "    ");

    /// <summary>What ends the lines of a file.</summary>
    public static SyntaxTrivia EndOf(SyntaxTree tree) =>
        SyntaxFactory.EndOfLine(tree.GetRoot().DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToString() is { Length: > 0 } line ? line : "\n");

    /// <summary>True where nothing but white space stands before a node on its line.</summary>
    public static bool StartsLine(SyntaxNode node) => StartsLine(node.GetFirstToken());

    /// <summary>The trivia without the white space of the line that they end in.</summary>
    public static SyntaxTriviaList WithoutIndentation(SyntaxTriviaList trivia) =>
        trivia.Count > 0 && trivia[trivia.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.RemoveAt(trivia.Count - 1) : trivia;

    /// <summary>The trivia without the blank lines that they begin with.</summary>
    public static SyntaxTriviaList WithoutBlankLines(SyntaxTriviaList trivia)
    {
        int start = 0;
        for (int index = 0; index < trivia.Count && (trivia[index].IsKind(SyntaxKind.WhitespaceTrivia) || trivia[index].IsKind(SyntaxKind.EndOfLineTrivia)); index++)
        {
            start = trivia[index].IsKind(SyntaxKind.EndOfLineTrivia) ? index + 1 : start;
        }

        return SyntaxFactory.TriviaList(trivia.Skip(start));
    }

    /// <summary>The lines with comments, from the first to the last of them, indented anew; nothing where there are none.</summary>
    public static SyntaxTriviaList CommentLines(SyntaxTriviaList trivia, string from, string to)
    {
        if (!trivia.Any(IsComment))
        {
            return default;
        }

        int end = trivia.Count;
        while (!IsComment(trivia[end - 1]))
        {
            end--;
        }

        bool hasEnd = end < trivia.Count && trivia[end].IsKind(SyntaxKind.EndOfLineTrivia);
        return Reindent(SyntaxFactory.TriviaList(trivia.Take(hasEnd ? end + 1 : end)), from, to, startsLine: true);
    }

    /// <summary>Comments, each on a line of its own.</summary>
    /// <param name="comments">The comments.</param>
    /// <param name="from">What the lines that they stood on began with.</param>
    /// <param name="to">What the lines begin with now.</param>
    /// <param name="end">What ends them.</param>
    public static SyntaxTriviaList Of(IEnumerable<SyntaxTrivia> comments, string from, string to, SyntaxTrivia end) => SyntaxFactory.TriviaList(comments.SelectMany(comment =>
        Reindent(SyntaxFactory.TriviaList(comment), from, to, startsLine: false).Insert(0, SyntaxFactory.Whitespace(to)).Add(end)));

    /// <summary>Comments before something on its line.</summary>
    public static IEnumerable<SyntaxTrivia> InLine(IEnumerable<SyntaxTrivia> comments) => comments.SelectMany(static comment => new[] { comment, SyntaxFactory.Space });

    /// <summary>A node whose lines begin with other white space. Literals and what <c>#if</c> leaves out stay as they are.</summary>
    public static T Reindent<T>(T node, string from, string to)
        where T : SyntaxNode
    {
        if (string.Equals(from, to, StringComparison.Ordinal))
        {
            return node;
        }

        SyntaxToken first = node.GetFirstToken();
        return node.ReplaceTokens(node.DescendantTokens(), (token, _) => token.WithLeadingTrivia(Reindent(token.LeadingTrivia, from, to, token == first || StartsLine(token))));
    }

    /// <summary>Trivia whose lines begin with other white space.</summary>
    public static SyntaxTriviaList Reindent(SyntaxTriviaList trivia, string from, string to, bool startsLine)
    {
        if (string.Equals(from, to, StringComparison.Ordinal))
        {
            return trivia;
        }

        List<SyntaxTrivia> result = new(trivia.Count + 1);
        bool isStart = startsLine;
        foreach (SyntaxTrivia one in trivia)
        {
            if (one.IsKind(SyntaxKind.WhitespaceTrivia) && isStart)
            {
                string text = Reindent(one.ToString(), from, to);
                if (text.Length > 0)
                {
                    result.Add(SyntaxFactory.Whitespace(text));
                }
            }
            else
            {
                if (isStart && from.Length == 0 && !one.IsKind(SyntaxKind.EndOfLineTrivia) && !one.HasStructure)
                {
                    result.Add(SyntaxFactory.Whitespace(to));
                }

                result.Add(one.IsKind(SyntaxKind.MultiLineCommentTrivia) ? SyntaxFactory.Comment(ReindentLines(one.ToString(), from, to)) : one);
            }

            isStart = one.IsKind(SyntaxKind.EndOfLineTrivia) || (one.HasStructure && one.IsDirective);
        }

        if (isStart && from.Length == 0 && to.Length > 0)
        {
            result.Add(SyntaxFactory.Whitespace(to));
        }

        return SyntaxFactory.TriviaList(result);
    }

    /// <summary>True where nothing but white space stands before a token on its line.</summary>
    public static bool StartsLine(SyntaxToken token)
    {
        SyntaxToken previous = token.GetPreviousToken(includeZeroWidth: true);
        if (previous.IsKind(SyntaxKind.None))
        {
            return true;
        }

        return previous.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
            || (token.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia) && !token.LeadingTrivia.SkipWhile(static trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Skip(1).Any(static trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && !trivia.ToString().Contains('\n')))
            || token.LeadingTrivia.Any(static trivia => trivia.IsDirective);
    }

    private static string Reindent(string white, string from, string to) =>
        white.StartsWith(from, StringComparison.Ordinal) ? to + white.Substring(from.Length) : white;

    private static string ReindentLines(string comment, string from, string to) =>
        from.Length == 0 ? comment : string.Join("\n", comment.Split('\n').Select((line, index) => index == 0 ? line : Reindent(line, from, to)));
}

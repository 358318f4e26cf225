using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>What stands behind a node on its line: its own comments, and not those of what goes.</summary>
internal static class Endings
{
    /// <summary>What stands behind a part that ends the whole from now on.</summary>
    /// <param name="part">What stays, where it stands in the whole.</param>
    /// <param name="whole">What the part is of. Comments behind it are of what it ends with.</param>
    public static SyntaxTriviaList Of(SyntaxNode part, SyntaxNode whole) => part.GetLastToken() == whole.GetLastToken() ? whole.GetTrailingTrivia()
        : IsInLine(part, whole) ? WithoutInLine(whole.GetTrailingTrivia())
        : Join(part.GetTrailingTrivia(), WithoutComments(whole.GetTrailingTrivia()));

    /// <summary>The comments of a node, and then what ends the line of what it takes the place of.</summary>
    /// <param name="own">What stands behind the node.</param>
    /// <param name="end">What the line goes on with, or ends with.</param>
    public static SyntaxTriviaList Join(SyntaxTriviaList own, SyntaxTriviaList end)
    {
        if (!own.Any(Lines.IsComment))
        {
            return end;
        }

        int last = own.Count - 1;
        while (!Lines.IsComment(own[last]))
        {
            last--;
        }

        // Behind such a comment the line can't go on.
        return own[last].IsKind(SyntaxKind.SingleLineCommentTrivia) && !end.Any(SyntaxKind.EndOfLineTrivia) ? own : SyntaxFactory.TriviaList(own.Take(last + 1)).AddRange(end);
    }

    /// <summary>What stands behind the last comment: the end of the line, or the white space before what follows.</summary>
    public static SyntaxTriviaList WithoutComments(SyntaxTriviaList trivia) => BehindLast(trivia, Lines.IsComment);

    /// <summary>What stands behind what goes, where more of its line stays: `a &amp;&amp; flag /* on */)`. What ends the line, `// both`, is of all of it.</summary>
    public static SyntaxTriviaList WithoutInLine(SyntaxTriviaList trivia) => BehindLast(trivia, static one => one.IsKind(SyntaxKind.MultiLineCommentTrivia));

    /// <summary>What ends the line of an expression or of an element of a list: its own last token, or what closes the whole around it. Null where more stands on it.</summary>
    public static SyntaxToken? TokenOf(SyntaxNode place)
    {
        SyntaxToken token = place.GetLastToken();
        while (!token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
        {
            token = token.GetNextToken();
            if (token.Kind() is not (SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken or SyntaxKind.SemicolonToken or SyntaxKind.CommaToken
                or SyntaxKind.AmpersandAmpersandToken or SyntaxKind.BarBarToken))
            {
                return null;
            }
        }

        return token;
    }

    private static SyntaxTriviaList BehindLast(SyntaxTriviaList trivia, Func<SyntaxTrivia, bool> isOne)
    {
        int last = trivia.Count - 1;
        while (last >= 0 && !isOne(trivia[last]))
        {
            last--;
        }

        return SyntaxFactory.TriviaList(trivia.Skip(last + 1));
    }

    // From the part on, all of it is on one line, and nothing is said of the part itself: `if (flag) A(); else B(); // either`.
    private static bool IsInLine(SyntaxNode part, SyntaxNode whole)
    {
        if (part.SyntaxTree != whole.SyntaxTree || part.GetTrailingTrivia().Any(Lines.IsComment))
        {
            return false;
        }

        SyntaxToken last = whole.GetLastToken();
        SyntaxToken token = part.GetLastToken();
        while (token != last && !token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
        {
            token = token.GetNextToken();
        }

        return token == last;
    }
}

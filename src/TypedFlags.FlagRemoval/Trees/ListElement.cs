using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Takes an element out of a list with separators: its comments go with it, those of the elements beside it stay with them.</summary>
internal static class ListElement
{
    /// <summary>A list without one of its elements.</summary>
    /// <param name="list">The list as it is so far.</param>
    /// <param name="index">Which one goes.</param>
    /// <param name="original">The one that goes, where it stood.</param>
    /// <param name="last">The one that the list ended with.</param>
    public static SeparatedSyntaxList<TNode> RemoveFrom<TNode>(SeparatedSyntaxList<TNode> list, int index, TNode original, TNode last)
        where TNode : SyntaxNode
    {
        SeparatedSyntaxList<TNode> result = list.RemoveAt(index);
        if (index == list.SeparatorCount)
        {
            return index == 0 || EndOf(last) is not null ? result : EndAt(result, list.GetSeparator(index - 1).TrailingTrivia, original);
        }

        SyntaxTriviaList behind = list.GetSeparator(index).TrailingTrivia;
        bool endsLine = EndsLine(behind);
        if (index > 0 && !EndsLine(list.GetSeparator(index - 1).TrailingTrivia))
        {
            // `a, /* of b */ b, /* of c */ c`
            SyntaxToken separator = result.GetSeparator(index - 1);
            return result.ReplaceSeparator(separator, separator.WithTrailingTrivia(behind));
        }

        if (index == result.Count)
        {
            return result;
        }

        // Where the next one begins its line, it keeps what stands before it; else it takes the place of the one that goes.
        return endsLine && Lines.StartsLine(original)
            ? result
            : result.Replace(result[index], result[index].WithLeadingTrivia(LeadingAt(list[index].GetLeadingTrivia(), endsLine ? default : behind).AddRange(endsLine ? default : result[index].GetLeadingTrivia())));
    }

    /// <summary>True for trivia behind a bracket or a separator with a comment of what follows on the same line.</summary>
    public static bool IsCommentOfNext(SyntaxTriviaList trivia) => !EndsLine(trivia) && trivia.Any(Lines.IsComment);

    /// <summary>
    /// Where the last element of a list with several lines goes, and its line ends with the bracket or what closes more: what stands behind that then. The comment there is
    /// of the element, and that of the one which is the last now comes in its place.
    /// </summary>
    /// <param name="gone">The element.</param>
    /// <param name="isGone">Whether another one goes as well.</param>
    public static (SyntaxToken? Token, SyntaxTriviaList Trivia) EndWithout(SyntaxNode gone, Func<SyntaxNode, bool> isGone)
    {
        SyntaxToken comma = CommaBefore(gone);
        if (comma.IsKind(SyntaxKind.None) || gone.GetLastToken().GetNextToken().IsKind(SyntaxKind.CommaToken) || EndOf(gone) is not { } end)
        {
            return default;
        }

        while (!comma.IsKind(SyntaxKind.None))
        {
            SyntaxNode before = gone.Parent!.ChildNodes().Last(child => child.Span.End <= comma.SpanStart);
            if (!isGone(before))
            {
                return (end, Endings.Join(comma.TrailingTrivia, Endings.WithoutComments(end.TrailingTrivia)));
            }

            comma = CommaBefore(before);
        }

        return default;
    }

    private static SyntaxToken CommaBefore(SyntaxNode element) =>
        element.GetFirstToken().GetPreviousToken() is { RawKind: (int)SyntaxKind.CommaToken } comma && comma.Parent == element.Parent ? comma : default;

    // The token that ends the line of an element, where that is the bracket or what closes more.
    private static SyntaxToken? EndOf(SyntaxNode last) => !EndsLine(last.GetTrailingTrivia()) && Lines.StartsLine(last) ? Endings.TokenOf(last) : null;

    // The separator before the last one goes too; what ended the line of one of them ends it now.
    private static SeparatedSyntaxList<TNode> EndAt<TNode>(SeparatedSyntaxList<TNode> rest, SyntaxTriviaList separator, TNode original)
        where TNode : SyntaxNode
    {
        TNode last = rest[rest.Count - 1];
        SyntaxTriviaList gone = original.GetTrailingTrivia();
        SyntaxTriviaList end = !EndsLine(separator) || !separator.Any(Lines.IsComment) ? Endings.WithoutComments(gone)
            : EndsLine(gone) ? separator

            // The bracket stood on the line that goes.
            : separator.Add(SyntaxFactory.Whitespace(Lines.IndentationOf(original.Parent!)));
        return rest.Replace(last, last.WithTrailingTrivia(last.GetTrailingTrivia().AddRange(end)));
    }

    // Only how far its line is indented, and what is said of the next one.
    private static SyntaxTriviaList LeadingAt(SyntaxTriviaList gone, SyntaxTriviaList behind) =>
        SyntaxFactory.TriviaList(gone.Skip(Lines.WithoutIndentation(gone).Count).Concat(behind.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))));

    private static bool EndsLine(SyntaxTriviaList trivia) => trivia.Any(SyntaxKind.EndOfLineTrivia);
}

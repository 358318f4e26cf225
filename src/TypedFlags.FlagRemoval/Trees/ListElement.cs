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
    public static SeparatedSyntaxList<TNode> RemoveFrom<TNode>(SeparatedSyntaxList<TNode> list, int index, TNode original)
        where TNode : SyntaxNode
    {
        SeparatedSyntaxList<TNode> result = list.RemoveAt(index);
        if (index == list.SeparatorCount)
        {
            return index == 0 ? result : EndAt(result, list.GetSeparator(index - 1).TrailingTrivia, original);
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

    // The separator before the last one goes too; what ended the line of one of them ends it now.
    private static SeparatedSyntaxList<TNode> EndAt<TNode>(SeparatedSyntaxList<TNode> rest, SyntaxTriviaList separator, TNode original)
        where TNode : SyntaxNode
    {
        TNode last = rest[rest.Count - 1];
        SyntaxTriviaList gone = original.GetTrailingTrivia();
        SyntaxTriviaList end = !EndsLine(separator) || !separator.Any(Lines.IsComment) ? WithoutComments(gone)
            : EndsLine(gone) ? separator

            // The bracket stood on the line that goes.
            : separator.Add(SyntaxFactory.Whitespace(Lines.IndentationOf(original.Parent!)));
        return rest.Replace(last, last.WithTrailingTrivia(last.GetTrailingTrivia().AddRange(end)));
    }

    private static SyntaxTriviaList WithoutComments(SyntaxTriviaList trivia)
    {
        int last = trivia.Count - 1;
        while (last >= 0 && !Lines.IsComment(trivia[last]))
        {
            last--;
        }

        return SyntaxFactory.TriviaList(trivia.Skip(last + 1));
    }

    // Only how far its line is indented, and what is said of the next one.
    private static SyntaxTriviaList LeadingAt(SyntaxTriviaList gone, SyntaxTriviaList behind) =>
        SyntaxFactory.TriviaList(gone.Skip(Lines.WithoutIndentation(gone).Count).Concat(behind.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))));

    private static bool EndsLine(SyntaxTriviaList trivia) => trivia.Any(SyntaxKind.EndOfLineTrivia);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>
/// A <c>#region</c> in which only dead code was: nothing is left between it and its <c>#endregion</c>, so both go. The same for a warning that is switched off and on again, and for an <c>#if</c> that no build has code in.
/// </summary>
internal sealed class EmptyRegions : RemovalStep
{
    public override bool Apply(Removal removal, Extent extent)
    {
        List<(RemovalFile File, SyntaxNode Root)> changes = [];
        foreach (RemovalFile file in removal.Files.Where(static file => file.Tree != file.Original))
        {
            SyntaxNode root = file.Tree.GetRoot(removal.CancellationToken);
            HashSet<string> before = [.. TokensOf(file.Original.GetRoot(removal.CancellationToken)).Select(static token => EmptyIn(token.LeadingTrivia)?.Text).OfType<string>()];
            SyntaxToken[] tokens = [.. TokensOf(root).Where(token => EmptyIn(token.LeadingTrivia) is { Text: var text } && !before.Contains(text))];
            if (tokens.Length > 0)
            {
                changes.Add((file, root.ReplaceTokens(tokens, static (token, _) => Without(token, EmptyIn(token.LeadingTrivia)!.Value))));
            }
        }

        if (changes.Count > 0)
        {
            removal.Replace(changes);
        }

        return changes.Count > 0;
    }

    private static IEnumerable<SyntaxToken> TokensOf(SyntaxNode root) => root.ContainsDirectives ? root.DescendantTokens().Where(static token => token.ContainsDirectives) : [];

    // The places of the two directives, with nothing but white space between them, and the text of the first one.
    private static (int Start, int End, string Text)? EmptyIn(SyntaxTriviaList trivia)
    {
        int start = -1;
        for (int index = 0; index < trivia.Count; index++)
        {
            switch (trivia[index].Kind())
            {
                case SyntaxKind.RegionDirectiveTrivia or SyntaxKind.IfDirectiveTrivia:
                case SyntaxKind.PragmaWarningDirectiveTrivia when IsSwitch(trivia[index], SyntaxKind.DisableKeyword):
                    start = index;
                    break;
                case SyntaxKind.EndRegionDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia when start >= 0 && IsEndOf(trivia[start], trivia[index]):
                    return (start, index, trivia[start].ToString().Trim());
                case SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia:
                    break;
                default:
                    start = -1;
                    break;
            }
        }

        return null;
    }

    private static bool IsSwitch(SyntaxTrivia directive, SyntaxKind keyword) => directive.GetStructure() is PragmaWarningDirectiveTriviaSyntax pragma && pragma.DisableOrRestoreKeyword.IsKind(keyword);

    private static bool IsEndOf(SyntaxTrivia start, SyntaxTrivia end) => start.GetStructure() is PragmaWarningDirectiveTriviaSyntax disabled
        ? IsSwitch(end, SyntaxKind.RestoreKeyword) && SyntaxFactory.AreEquivalent(disabled.ErrorCodes, ((PragmaWarningDirectiveTriviaSyntax)end.GetStructure()!).ErrorCodes)
        : end.IsKind(start.IsKind(SyntaxKind.IfDirectiveTrivia) ? SyntaxKind.EndIfDirectiveTrivia : SyntaxKind.EndRegionDirectiveTrivia);

    private static SyntaxToken Without(SyntaxToken token, (int Start, int End, string Text) empty)
    {
        SyntaxTriviaList trivia = token.LeadingTrivia;
        List<SyntaxTrivia> kept = [.. Lines.WithoutIndentation(SyntaxFactory.TriviaList(trivia.Take(empty.Start)))];
        SyntaxTriviaList rest = SyntaxFactory.TriviaList(trivia.Skip(empty.End + 1));
        if (!trivia[empty.Start].IsKind(SyntaxKind.IfDirectiveTrivia))
        {
            rest = WithoutCommentBelow(rest, token);
            if (!token.GetPreviousToken(includeZeroWidth: true).IsKind(SyntaxKind.None))
            {
                DropCommentAbove(kept);
            }
        }

        // One blank line apart is enough, and none before a brace.
        if (token.IsKind(SyntaxKind.CloseBraceToken))
        {
            while (IsBlankAtEnd(kept))
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }

        bool isApart = token.IsKind(SyntaxKind.CloseBraceToken) || IsBlankAtEnd(kept);
        bool isFirst = token.GetPreviousToken().IsKind(SyntaxKind.OpenBraceToken);
        return token.WithLeadingTrivia(SyntaxFactory.TriviaList(kept).AddRange(isApart || isFirst ? Lines.WithoutBlankLines(rest) : rest));
    }

    // What stands right above it is about it; at the top of a file it is about the file.
    private static void DropCommentAbove(List<SyntaxTrivia> kept)
    {
        while (kept.Count > 1 && kept[kept.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia) && IsPlainComment(kept[kept.Count - 2]))
        {
            kept.RemoveRange(kept.Count - 2, 2);
            if (kept.Count > 0 && kept[kept.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia))
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }
    }

    // So is what stands right below it and apart from what follows: `// end of the old state`.
    private static SyntaxTriviaList WithoutCommentBelow(SyntaxTriviaList rest, SyntaxToken token)
    {
        int end = 0;
        for (int index = 0; index < rest.Count; index++)
        {
            if (IsPlainComment(rest[index]) && index + 1 < rest.Count && rest[index + 1].IsKind(SyntaxKind.EndOfLineTrivia))
            {
                end = index + 2;
                index++;
            }
            else if (!rest[index].IsKind(SyntaxKind.WhitespaceTrivia))
            {
                break;
            }
        }

        bool isApart = end > 0 && (rest.Skip(end).SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia) || token.IsKind(SyntaxKind.CloseBraceToken));
        return isApart ? SyntaxFactory.TriviaList(rest.Skip(end)) : rest;
    }

    private static bool IsPlainComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    // A directive has the end of its line in it.
    private static bool IsBlankAtEnd(List<SyntaxTrivia> trivia) =>
        trivia.Count > 0 && trivia[trivia.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia)
        && (trivia.Count == 1 || trivia[trivia.Count - 2].IsDirective || trivia[trivia.Count - 2].IsKind(SyntaxKind.EndOfLineTrivia) || trivia[trivia.Count - 2].IsKind(SyntaxKind.WhitespaceTrivia));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Directives in code that goes: what stands between <c>#region</c> and <c>#endregion</c> goes with both, any other one stands in the way.</summary>
internal static class Directives
{
    /// <summary>Whether no directive would be torn from another, or lost, where one branch of a statement takes the place of the whole.</summary>
    /// <param name="whole">What goes. Directives before it stay.</param>
    /// <param name="kept">The branch that stays; null for none.</param>
    public static bool CanKeep(StatementSyntax whole, StatementSyntax? kept)
    {
        // Only a list of statements has room for what stands before a brace. Of an `else if` a branch stays as it is.
        if (kept is not null && kept.ContainsDirectives
            && (kept.GetFirstToken().ContainsDirectives || !(kept is BlockSyntax { Statements.Count: > 0 } ? Statements.IsInList(whole) || whole.Parent is ElseClauseSyntax : kept is IfStatementSyntax && whole.Parent is ElseClauseSyntax)))
        {
            return false;
        }

        return AreWhole([.. In(whole, kept)]);
    }

    /// <summary>Whether all directives within a node, but for those before it, go with it.</summary>
    public static bool MayGo(SyntaxNode node) => AreWhole([.. In(node, kept: null)]);

    /// <summary>
    /// Whether no directive would be torn from another, or lost, where a part of an expression takes the place of the whole: what <c>#if</c> leaves out there is an operand of another build.
    /// </summary>
    /// <param name="whole">What goes. Directives before it stay.</param>
    /// <param name="part">What stays of it; the whole itself where nothing does.</param>
    public static bool CanKeep(ExpressionSyntax whole, ExpressionSyntax part) => !whole.ContainsDirectives
        || (AreWhole([.. In(whole, part == whole ? null : part)]) && (part.GetFirstToken() == whole.GetFirstToken() || !part.GetFirstToken().ContainsDirectives));

    /// <summary>The lines before the brace that closes a block, up to the last directive, for where the block's statements stand then.</summary>
    /// <param name="block">The block.</param>
    /// <param name="indentation">What the lines begin with then.</param>
    /// <param name="next">What follows. A blank line before it stays.</param>
    public static SyntaxTriviaList Behind(BlockSyntax block, string indentation, SyntaxToken next)
    {
        SyntaxTriviaList lines = block.CloseBraceToken.LeadingTrivia;
        int last = lines.IndexOf(lines.Last(static trivia => trivia.IsDirective));
        SyntaxTriviaList kept = Lines.Reindent(SyntaxFactory.TriviaList(lines.Take(last + 1)), Lines.IndentationOf(block.Statements[0]), indentation, startsLine: true);
        return next.LeadingTrivia.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).FirstOrDefault() is var blank && blank.IsKind(SyntaxKind.EndOfLineTrivia) ? kept.Add(blank) : kept;
    }

    // Regions with their ends, and warnings that are switched off and on again.
    private static bool AreWhole(IReadOnlyList<DirectiveTriviaSyntax> directives)
    {
        Stack<DirectiveTriviaSyntax> regions = [];
        HashSet<string> disabled = new(StringComparer.Ordinal);
        foreach (DirectiveTriviaSyntax directive in directives)
        {
            switch (directive)
            {
                case RegionDirectiveTriviaSyntax region:
                    regions.Push(region);
                    break;
                case EndRegionDirectiveTriviaSyntax end when regions.Count > 0 && end.GetRelatedDirectives().Contains(regions.Peek()):
                    regions.Pop();
                    break;
                case PragmaWarningDirectiveTriviaSyntax { DisableOrRestoreKeyword.RawKind: (int)SyntaxKind.DisableKeyword } pragma when disabled.Add(pragma.ErrorCodes.ToString()):
                case PragmaWarningDirectiveTriviaSyntax { DisableOrRestoreKeyword.RawKind: (int)SyntaxKind.RestoreKeyword } restored when disabled.Remove(restored.ErrorCodes.ToString()):
                    break;
                default:
                    return false;
            }
        }

        return regions.Count == 0 && disabled.Count == 0;
    }

    private static IEnumerable<DirectiveTriviaSyntax> In(SyntaxNode whole, SyntaxNode? kept) => whole.DescendantTokens()
        .Skip(1)
        .Where(token => token.ContainsDirectives && kept?.Span.Contains(token.Span) != true)
        .SelectMany(static token => token.LeadingTrivia)
        .Select(static trivia => trivia.GetStructure())
        .OfType<DirectiveTriviaSyntax>();
}

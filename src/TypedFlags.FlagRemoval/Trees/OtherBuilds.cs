using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Where other builds have other code: what <c>#if</c>, <c>#elif</c> and <c>#else</c> leave out of this one, or have in this one only.</summary>
internal static class OtherBuilds
{
    /// <summary>Whether a directive divides code of one build from that of another.</summary>
    public static bool IsDivide(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia;

    /// <summary>Whether a node may be another one in other builds: such a directive stands within it. Those before it do not count.</summary>
    public static bool Differ(SyntaxNode node) =>
        node.ContainsDirectives && node.DescendantTokens().Skip(1).Any(static token => token.ContainsDirectives && token.LeadingTrivia.Any(IsDivide));

    /// <summary>Whether code of other builds is left out within a node, or before the token behind it.</summary>
    public static bool AreLeftOutOf(SyntaxNode node) =>
        node.ContainsDirectives && node.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia));

    /// <summary>Whether a variable, member or function may be something else in another build: code that is left out names it, or divides where it is declared.</summary>
    public static bool MayChange(ISymbol symbol, Compilation compilation) => IsDivided(symbol) || symbol switch
    {
        ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => symbol.DeclaringSyntaxReferences.Any(declaration => TokenTexts.Of(declaration.SyntaxTree).IsLeftOut(symbol.Name)),
        IMethodSymbol => TokenTexts.IsDeclaredLeftOut(symbol.Name, compilation),
        _ => TokenTexts.IsLeftOut(symbol.Name, compilation),
    };

    /// <summary>Whether a variable, member or function is declared in a way that other builds have otherwise.</summary>
    public static bool IsDivided(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(static declaration => declaration.GetSyntax().FirstAncestorOrSelf<SyntaxNode>(static node => node is StatementSyntax or MemberDeclarationSyntax) is { } whole && Differ(whole));

    /// <summary>What stands between two places, up to where the branch of <c>#if</c> ends that the first one is in.</summary>
    /// <param name="last">The last token of the code before.</param>
    /// <param name="end">The token up to which to look, with what stands before it.</param>
    /// <returns>Whether other builds have code in between; and the token before which the branch ends, null where it does not.</returns>
    public static (bool HaveCode, SyntaxToken? BranchEnd) Behind(SyntaxToken last, SyntaxToken end)
    {
        bool haveCode = false;
        int depth = 0;
        for (SyntaxToken token = last.GetNextToken(includeZeroWidth: true); ; token = token.GetNextToken(includeZeroWidth: true))
        {
            foreach (SyntaxTrivia trivia in token.ContainsDirectives ? token.LeadingTrivia : default)
            {
                switch (trivia.Kind())
                {
                    case SyntaxKind.IfDirectiveTrivia:
                        depth++;
                        break;
                    case SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia when depth == 0:
                        return (haveCode, token);
                    case SyntaxKind.EndIfDirectiveTrivia when --depth < 0:
                        return (haveCode, token);
                    case SyntaxKind.DisabledTextTrivia:
                        haveCode |= IsStatement(trivia);
                        break;
                }
            }

            if (token == end || token.IsKind(SyntaxKind.EndOfFileToken))
            {
                return (haveCode, null);
            }
        }
    }

    // Comments are none, and another section of a switch is reached from elsewhere.
    private static bool IsStatement(SyntaxTrivia leftOut) =>
        SyntaxFactory.ParseTokens(leftOut.ToString()).First().Kind() is not (SyntaxKind.EndOfFileToken or SyntaxKind.CaseKeyword or SyntaxKind.DefaultKeyword);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.SourceGeneration.Analyzers.Uses;

/// <summary>From a word to what it refers to.</summary>
internal static class FlagSymbols
{
    /// <summary>
    /// The symbol that an identifier refers to, also where the code around it does not compile yet; null for a declaration, and for what means nothing.
    /// </summary>
    public static ISymbol? ReferredBy(SyntaxToken identifier, SemanticModel model, CancellationToken cancellationToken)
    {
        if (identifier.Parent is not IdentifierNameSyntax name)
        {
            return null;
        }

        SymbolInfo found = model.GetSymbolInfo(name, cancellationToken);
        return found.Symbol ?? (found.CandidateSymbols.Length == 1 ? found.CandidateSymbols[0] : null);
    }

    /// <summary>The expression that an identifier names the member of: <c>Flags.NewCheckout</c>, <c>.NewCheckout</c> after a question mark, or itself.</summary>
    public static SyntaxNode WholeOf(SyntaxToken identifier) => identifier.Parent!.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == identifier.Parent => access,
        MemberBindingExpressionSyntax binding when binding.Name == identifier.Parent => binding,
        _ => identifier.Parent,
    };
}

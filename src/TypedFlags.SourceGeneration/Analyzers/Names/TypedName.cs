using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.SourceGeneration.Analyzers.Catalog;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>Tells a name that comes from the generated code from one that somebody wrote.</summary>
internal static class TypedName
{
    /// <summary>True for <c>Flags.Names.X</c>, for <c>nameof</c> of an accessor, and for a constant that is set to one of them.</summary>
    /// <param name="constant">The constant.</param>
    /// <param name="flag">The flag whose key it has.</param>
    /// <param name="catalog">The compilation's flags.</param>
    public static bool Is(IOperation constant, FlagInfo flag, FlagCatalog catalog)
    {
        foreach (IOperation part in constant.DescendantsAndSelf())
        {
            ISymbol? symbol = part switch
            {
                IMemberReferenceOperation member => member.Member,
                ILocalReferenceOperation local => local.Local,
                _ => null,
            };
            if (symbol is not null && (catalog.FindAccessor(symbol) is not null || IsSetToTyped(symbol, flag)))
            {
                return true;
            }
        }

        return false;
    }

    // Its own meaning would have to be asked of another file; its last word tells enough: `const string Beta = Flags.Names.NewCheckout;`
    private static bool IsSetToTyped(ISymbol symbol, FlagInfo flag)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: ExpressionSyntax value }
                && value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
                && value.DescendantTokens().Any(token => token.ValueText == flag.MemberName))
            {
                return true;
            }
        }

        return false;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.CodeFixes.Replacements;

/// <summary>Where an accessor changes, the variants that are named around it change with it: both flags have an enum of their own.</summary>
internal static class VariantNames
{
    /// <summary>
    /// Plans to write the new enum for the old one in the body around an accessor. Where the new one lacks a variant that is named there, or
    /// one of the old comes from elsewhere, the compiler says so, and nothing is offered.
    /// </summary>
    public static void Plan(
        SourceFile file, SyntaxToken word, ISymbol old, ISymbol now, Dictionary<SyntaxToken, SyntaxToken> tokens, CancellationToken cancellationToken)
    {
        if (EnumOf(old) is not { } oldEnum || EnumOf(now) is not { } newEnum
            || BodyAround(word) is not { } around)
        {
            return;
        }

        foreach (IdentifierNameSyntax name in around.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText == oldEnum.Name
                && SymbolEqualityComparer.Default.Equals(file.Model.GetSymbolInfo(name, cancellationToken).Symbol, oldEnum))
            {
                tokens[name.Identifier] = Names.OfMember(newEnum.Name).WithTriviaFrom(name.Identifier);
            }
        }
    }

    // Not the signature: that is others' concern too.
    private static SyntaxNode? BodyAround(SyntaxToken word) =>
        word.Parent?.Ancestors().LastOrDefault(static node =>
            node is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax or GlobalStatementSyntax);

    private static ITypeSymbol? EnumOf(ISymbol accessor) =>
        accessor is IPropertySymbol { Type: INamedTypeSymbol { Name: "VariantFlag", TypeArguments: { Length: 2 } arguments } } ? arguments[1] : null;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Tells of texts of <c>[DebuggerDisplay]</c> that name a field which went: code does without it, and the compiler would have warned of it.</summary>
internal sealed class LeftDisplays : RemovalStep
{
    public override bool Apply(Removal removal, Extent extent) => false;

    public override void Report(Removal removal)
    {
        foreach (RemovalFile file in removal.Files.Where(static file => TokenTexts.Of(file.Tree).HasDisplays))
        {
            foreach (AttributeSyntax attribute in file.Tree.GetRoot(removal.CancellationToken).DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).OfType<AttributeSyntax>())
            {
                if (AttributeWords.IsDisplay(attribute.GetFirstToken()) && attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
                    && removal.ModelOf(file).GetDeclaredSymbol(type, removal.CancellationToken) is INamedTypeSymbol now && EarlierUse.Of(now, removal) is INamedTypeSymbol before
                    && attribute.DescendantTokens().SelectMany(AttributeWords.In).FirstOrDefault(name => before.GetMembers(name).Any(static member => member is IFieldSymbol) && now.GetMembers(name).IsEmpty) is { } gone)
                {
                    removal.Tell(FlagRemovalReason.NowUnused, $"'{gone}' went: no code used it any more. [DebuggerDisplay] still shows it; take it out of the text by hand.", attribute.GetLocation());
                }
            }
        }
    }
}

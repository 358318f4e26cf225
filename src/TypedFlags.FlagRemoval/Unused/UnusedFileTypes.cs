using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>
/// Types that only their file can name (<c>file static class Help</c>), and that only the dead code named. Those that a framework may look for, by what they are or by attributes, stay.
/// </summary>
internal sealed class UnusedFileTypes : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        foreach (RemovalFile file in removal.Files.Where(static file => file.Tree != file.Original))
        {
            foreach (BaseTypeDeclarationSyntax declaration in TypesIn(file.Tree.GetRoot(removal.CancellationToken)))
            {
                if (MayGo(declaration, file) && !Deletion.LosesDirectives(declaration) && edits.CanEdit([declaration]) && IsNowUnused(declaration, file, removal))
                {
                    Deletion.Delete(declaration, edits.Of(declaration)!);
                }
            }
        }
    }

    private static IEnumerable<BaseTypeDeclarationSyntax> TypesIn(SyntaxNode root) => root
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>()
        .Where(static type => type.Modifiers.Any(SyntaxKind.FileKeyword) && !type.Modifiers.Any(SyntaxKind.PartialKeyword));

    // What is derived is also found by that, and an extension, also one in a block of its own, which has no name, is used without the name of its type.
    private static bool MayGo(BaseTypeDeclarationSyntax type, RemovalFile file) =>
        (type.BaseList is null || type is EnumDeclarationSyntax) && !LeftAlone.Is(type) && !type.DescendantNodes().OfType<AttributeSyntax>().Any()
        && TokenTexts.Of(file.Tree) is var texts && !texts.IsLeftOut(type.Identifier.ValueText) && !texts.HasText(type.Identifier.ValueText) && !texts.IsInAttribute(type.Identifier.ValueText)
        && !type.DescendantNodes(static node => node is not BlockSyntax).Any(static node => node is ParameterSyntax parameter && parameter.Modifiers.Any(SyntaxKind.ThisKeyword)
            || node is MethodDeclarationSyntax { Identifier.ValueText: "Main" } || node is TypeDeclarationSyntax { Identifier.ValueText: "" });

    private static bool IsNowUnused(BaseTypeDeclarationSyntax type, RemovalFile file, Removal removal)
    {
        string name = type.Identifier.ValueText;
        if (removal.ModelOf(file).GetDeclaredSymbol(type, removal.CancellationToken) is not { } symbol || !EarlierUse.IsNamedLess(name, [file.Tree], removal)
            || Reference.EachIn(file.Tree.GetRoot(), symbol, removal.Now).Any(reference => !EarlierUse.IsOwn(symbol, reference.Name) && !Crefs.IsLink(reference)))
        {
            return false;
        }

        SyntaxNode before = file.Original.GetRoot(removal.CancellationToken);
        return TypesIn(before).Where(one => one.Identifier.ValueText == name).Select(one => removal.Before.ModelOf(file.Original).GetDeclaredSymbol(one, removal.CancellationToken)).OfType<INamedTypeSymbol>()
            .All(earlier => Reference.EachIn(before, earlier, removal.Before).Any(reference => reference.IsSure && !Crefs.IsLink(reference) && !EarlierUse.IsOwn(earlier, reference.Name)));
    }
}

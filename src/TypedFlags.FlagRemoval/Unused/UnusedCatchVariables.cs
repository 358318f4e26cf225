using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary><c>catch (Exception e)</c> where only the dead code asked for <c>e</c>: the name goes.</summary>
internal sealed class UnusedCatchVariables : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original)
        {
            return;
        }

        foreach (CatchDeclarationSyntax declaration in view.Root.DescendantNodes().OfType<CatchDeclarationSyntax>())
        {
            string name = declaration.Identifier.ValueText;
            if (name.Length > 0 && !TokenTexts.Of(view.File.Tree).IsLeftOut(name) && !declaration.Parent!.DescendantTokens().Any(token => token != declaration.Identifier && token.ValueText == name)
                && EarlierUse.WasReadLocally(name, declaration, view.File))
            {
                edits.Replace(declaration, declaration.WithType(declaration.Type.WithoutTrailingTrivia()).WithIdentifier(default));
            }
        }
    }
}

using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Tests of which nothing is left, <c>if (flag) return; Assert…</c>: they were tests of the dead side, and would pass for ever.</summary>
internal sealed class EmptyTests : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (BlockSyntax body in Statements.TouchedIn(view.Root).OfType<BlockSyntax>())
        {
            if (body is { ContainsDirectives: false, Parent: MethodDeclarationSyntax test } && body.Statements.All(static statement => statement is ReturnStatementSyntax { Expression: null }) && TestMethods.Is(test) && !RemoveTestSetups.IsToldOf(test) && !HasComment(body) && !IsCalled(test, view))
            {
                RemoveTestSetups.Delete(test, edits);
            }
        }
    }

    // By another test, or a runner that somebody wrote.
    private static bool IsCalled(MethodDeclarationSyntax test, FileView view) => view.Model.GetDeclaredSymbol(test, view.CancellationToken) is { } symbol
        && Reference.EachOf(symbol, view.Removal.Now).Any(static reference => !Crefs.IsLink(reference));

    // What somebody wrote down there is still to be read.
    private static bool HasComment(BlockSyntax body) => body.DescendantTrivia().Any(Lines.IsComment);
}

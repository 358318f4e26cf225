using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Local functions that gave the flag's answer, or that only the dead code called.</summary>
internal sealed class UnusedLocalFunctions : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original && !Known.AreIn(view.Root))
        {
            return;
        }

        foreach (LocalFunctionStatementSyntax function in view.Root.DescendantNodes().OfType<LocalFunctionStatementSyntax>())
        {
            if (function.AttributeLists.Count == 0 && !TokenTexts.Of(view.File.Tree).IsLeftOut(function.Identifier.ValueText) && view.Model.GetDeclaredSymbol(function, view.CancellationToken) is { } symbol && function.Parent is { } scope
                && Reference.EachIn(scope is GlobalStatementSyntax ? view.Root : scope, symbol, view.Removal.Now).All(reference => function.Span.Contains(reference.Name.Span))
                && (KnownAnswer.Of(function) is not null || EarlierUse.WasReadLocally(symbol.Name, function, view.File)))
            {
                Deletion.Delete(function, edits);
            }
        }
    }
}

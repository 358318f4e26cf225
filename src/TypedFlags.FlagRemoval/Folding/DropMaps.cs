using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Maps from the flag's variants that nobody asks any more.</summary>
internal sealed class DropMaps : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (!view.Removal.Recognition.Words.AreIn(view.File.Tree, view.CancellationToken))
        {
            return;
        }

        FlagSymbols symbols = new(view.Flag);
        foreach (VariableDeclaratorSyntax variable in view.Root.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (variable is { Initializer.Value: var value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax or LocalDeclarationStatementSyntax } declaration }
                && KnownMap.EntriesOf(value) is { } entries
                && view.Model.GetDeclaredSymbol(variable, view.CancellationToken) is { } map
                && KnownMap.TypeOf(map) is INamedTypeSymbol { TypeArguments: { Length: 2 } types } && symbols.IsType(types[0])
                && map is ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private }
                && entries.TrueForAll(entry => entry.Value is AnonymousFunctionExpressionSyntax || !Effects.MayHave(entry.Value, view.Model))
                && !Reference.EachOf(map, view.Removal.Now).Any())
            {
                Deletion.Delete(declaration.Parent!, edits);
            }
        }
    }
}

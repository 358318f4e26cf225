using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>
/// Members of interfaces that asked for the flag, and that nobody asks any more, go with all that implements them; what other programs have for them goes there, once the member
/// is gone here.
/// </summary>
internal sealed class AskedContracts : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        foreach (string id in removal.Recognition.Contracts.Ids)
        {
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, removal.Compilation) is { DeclaringSyntaxReferences.Length: 1 } member && IsUnused(member, removal)
                && ContractImplementations.In(member, removal.Now) is { } implementations
                && implementations.All(implementation => Reach.IsClosed(implementation, removal)))
            {
                Delete([member, .. implementations], removal, edits);
            }
        }

        foreach (string id in removal.Request.Unimplemented)
        {
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, removal.Compilation) is { DeclaringSyntaxReferences.Length: 1 } member && Reach.IsClosed(member, removal)
                && Reference.EachOf(member, removal.Now).All(Crefs.IsLink))
            {
                Delete([member], removal, edits);
            }
        }
    }

    private static bool IsUnused(ISymbol member, Removal removal) =>
        !Attributes.AreOn(member) && Reach.IsClosed(member, removal)
        && !removal.Compilation.SyntaxTrees.Any(tree => TokenTexts.Of(tree).HasText(member.Name) || TokenTexts.Of(tree).IsLeftOut(member.Name))
        && Reference.EachOf(member, removal.Now).All(Crefs.IsLink);

    private static void Delete(IReadOnlyList<ISymbol> members, Removal removal, ProgramEdits edits)
    {
        SyntaxNode[] declarations = [.. members.Select(member => member.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken))];
        if (Array.TrueForAll(declarations, static declaration => !declaration.ContainsDirectives) && edits.CanEdit(declarations))
        {
            foreach (SyntaxNode declaration in declarations)
            {
                Deletion.Delete(declaration, edits.Of(declaration)!);
            }
        }
    }
}

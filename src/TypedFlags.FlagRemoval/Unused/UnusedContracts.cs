using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>A member of an interface that gave the flag's answer and that nobody asks any more, with everything that implements it.</summary>
internal sealed class UnusedContracts : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (RemovalFile file in removal.Files)
        {
            foreach (ExpressionSyntax known in Known.In(file.Tree.GetRoot(removal.CancellationToken)))
            {
                if (KnownMembers.HolderOf(known, removal.ModelOf(file)) is { } holder)
                {
                    foreach (Contract contract in Contract.AllOf(holder, known, removal).Where(contract => seen.Add(contract.Member)))
                    {
                        Delete(contract, removal, edits);
                    }
                }
            }
        }
    }

    private static void Delete(Contract contract, Removal removal, ProgramEdits edits)
    {
        ISymbol[] members = [contract.Member, .. contract.Implementations];
        SyntaxNode[] declarations = [.. members.Select(member => member.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken))];
        if (Array.TrueForAll(members, member => MayGo(member, removal)) && contract.Implementations.All(implementation => ImplementsOnly(implementation, contract.Member))
            && EarlierUse.WasRead(contract.Member, removal) && Array.TrueForAll(declarations, static declaration => !declaration.ContainsDirectives) && edits.CanEdit(declarations))
        {
            foreach (SyntaxNode declaration in declarations)
            {
                Deletion.Delete(declaration, edits.Of(declaration)!);
            }
        }
    }

    private static bool MayGo(ISymbol member, Removal removal) =>
        !Attributes.AreOn(member) && Reach.IsClosed(member, removal) && !removal.Compilation.SyntaxTrees.Any(tree => TokenTexts.Of(tree).HasText(member.Name))
        && Reference.EachOf(member, removal.Now).All(Crefs.IsLink);

    private static bool ImplementsOnly(ISymbol implementation, ISymbol member) => !implementation.ContainingType.AllInterfaces.SelectMany(static one => one.GetMembers())
        .Any(other => !SymbolEqualityComparer.Default.Equals(other, member)
            && SymbolEqualityComparer.Default.Equals(implementation.ContainingType.FindImplementationForInterfaceMember(other), implementation));
}

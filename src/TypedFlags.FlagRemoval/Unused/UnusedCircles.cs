using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>
/// Private methods and types that only name each other, since the dead code was where that began: <c>Walk</c> calls <c>Step</c>, and <c>Step</c> calls <c>Walk</c>. Those that
/// nothing else named before stay.
/// </summary>
internal sealed class UnusedCircles : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (RemovalFile file in removal.Files.Where(static file => file.Tree != file.Original))
        {
            foreach (TypeDeclarationSyntax declaration in file.Tree.GetRoot(removal.CancellationToken).DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).OfType<TypeDeclarationSyntax>())
            {
                // A circle that was cut off is named less often than before, in whatever part of the type.
                if (removal.ModelOf(file).GetDeclaredSymbol(declaration, removal.CancellationToken) is INamedTypeSymbol type && seen.Add(type)
                    && type.DeclaringSyntaxReferences.Select(static part => part.SyntaxTree).Distinct().ToList() is var parts
                    && type.MemberNames.Concat(type.GetTypeMembers().Select(static member => member.Name)).Any(name => EarlierUse.IsNamedLess(name, parts, removal)))
                {
                    Delete(FindIn(type, removal), removal, edits);
                }
            }
        }
    }

    private static void Delete(List<ISymbol> members, Removal removal, ProgramEdits edits)
    {
        SyntaxNode[] declarations = [.. members.Select(member => DeclarationOf(member, removal))];
        if (edits.CanEdit(declarations))
        {
            Array.ForEach(declarations, declaration => Deletion.Delete(declaration, edits.Of(declaration)!));
        }
    }

    private static List<ISymbol> FindIn(INamedTypeSymbol type, Removal removal)
    {
        Dictionary<ISymbol, (ISymbol Symbol, IReadOnlyList<Reference> References)> before = new(SymbolEqualityComparer.Default);
        Dictionary<ISymbol, IReadOnlyList<Reference>> now = new(SymbolEqualityComparer.Default);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol or INamedTypeSymbol && member.DeclaredAccessibility == Accessibility.Private && MemberKinds.CanGo(member, removal)
                && !Deletion.LosesDirectives(DeclarationOf(member, removal)) && EarlierUse.Of(member, removal) is { } earlier)
            {
                before.Add(member, (earlier, [.. Reference.AllOf(earlier, removal.Before).Where(EarlierUse.Is)]));
                now.Add(member, [.. Reference.AllOf(member, removal.Now).Where(static reference => !Crefs.IsLink(reference))]);
            }
        }

        List<ISymbol> circle = [.. now.Keys];
        int count;
        do
        {
            count = circle.Count;
            circle.RemoveAll(member => !now[member].All(reference => IsIn(reference, circle)));

            // Nobody came to it before: it was left on purpose.
            HashSet<ISymbol> reached = new(SymbolEqualityComparer.Default);
            while (circle.Exists(member => !reached.Contains(member) && before[member].References.Any(reference => IsReached(reference, member)) && reached.Add(member)))
            {
            }

            circle.RemoveAll(member => !reached.Contains(member));

            bool IsReached(Reference reference, ISymbol member) => circle.Where(other => IsIn(reference, before[other].Symbol)).ToList() is var around
                && (around.Count == 0 || around.Exists(other => reached.Contains(other) && !SymbolEqualityComparer.Default.Equals(other, member)));
        }
        while (circle.Count > 0 && circle.Count < count);

        return circle;
    }

    private static bool IsIn(Reference reference, List<ISymbol> members) => members.Exists(member => IsIn(reference, member));

    private static bool IsIn(Reference reference, ISymbol member) => EarlierUse.IsOwn(member, reference.Name);

    private static SyntaxNode DeclarationOf(ISymbol member, Removal removal) => member.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>Members that are the flag's key or hold its handle, and that nobody names any more: constants of a class of keys, members of an enum of features.</summary>
internal sealed class KeyMembers : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        foreach (RemovalFile file in removal.Files.Where(file => removal.Recognition.MayFind(file)))
        {
            SyntaxNode root = file.Tree.GetRoot(removal.CancellationToken);
            IEnumerable<SyntaxNode> holders = removal.Recognition.UsesIn(file)
                .Where(static use => use.Meaning.Kind is MeaningKind.Key or MeaningKind.EnumKey or MeaningKind.Handle)
                .Select(static use => HolderOf(use.Expression))
                .OfType<SyntaxNode>();
            IEnumerable<SyntaxNode> members = root.DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).OfType<EnumMemberDeclarationSyntax>()
                .Where(member => member.Identifier.ValueText == removal.Flag.Key && KeepsOthers(member));
            foreach (SyntaxNode holder in holders.Concat(members).ToList())
            {
                if (!LeftAlone.Is(holder) && removal.ModelOf(file).GetDeclaredSymbol(holder) is { } symbol && IsFree(symbol, holder, removal))
                {
                    Delete(holder, edits);
                }
            }
        }
    }

    /// <summary>Why a member that is the key stays; null where nothing keeps it, or the use is in none.</summary>
    public static (FlagRemovalReason Reason, string Message)? ObstacleTo(FlagUse use, Removal removal) =>
        HolderOf(use.Expression) is { } holder && removal.Now.ModelOf(holder.SyntaxTree).GetDeclaredSymbol(holder) is { } symbol && !Reach.IsClosed(symbol, removal)
            ? (FlagRemovalReason.PublicApi, $"'{symbol.Name}' belongs to the flag '{removal.Flag.Key}', and code that is not seen here may use it. Delete it by hand when nothing does.")
            : null;

    private static SyntaxNode? HolderOf(ExpressionSyntax value) => value.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field } => field,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property,
        _ => null,
    };

    // Without it those behind it would get other numbers, which may be stored somewhere.
    private static bool KeepsOthers(EnumMemberDeclarationSyntax member)
    {
        SeparatedSyntaxList<EnumMemberDeclarationSyntax> members = ((EnumDeclarationSyntax)member.Parent!).Members;
        int place = members.IndexOf(member);
        return place == members.Count - 1 || members[place + 1].EqualsValue is not null;
    }

    // `const string new_checkout = nameof(new_checkout);` names itself.
    private static bool IsFree(ISymbol symbol, SyntaxNode holder, Removal removal) =>
        symbol is IFieldSymbol or IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true, IsOverride: false, IsVirtual: false, IsAbstract: false }
        && Reach.IsClosed(symbol, removal) && !TokenTexts.IsLeftOut(symbol.Name, removal.Compilation)
        && !symbol.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(symbol.Name)).Any()
        && Reference.EachOf(symbol, removal.Now).All(reference => Crefs.IsLink(reference) || reference.Name.Ancestors().Contains(holder));

    private static void Delete(SyntaxNode holder, ProgramEdits edits)
    {
        if (holder is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: { } declaration } })
        {
            holder = declaration;
        }

        if (edits.Of(holder) is not { } tree || holder.ContainsDirectives)
        {
            return;
        }

        _ = holder is MemberDeclarationSyntax and not EnumMemberDeclarationSyntax ? Deletion.Delete(holder, tree) : tree.Delete(holder);
    }
}

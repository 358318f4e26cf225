using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Members that held the flag's answer or its name, and private members that only the dead code used, go when nothing uses them any more.</summary>
internal sealed class UnusedMembers : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        foreach (ISymbol holder in HoldersIn(removal))
        {
            // What nobody here asked before is asked by somebody else: a view, a host, another project.
            if (Reach.IsClosed(holder, removal) && !(IsVisible(holder) && Attributes.MayBeBound(holder)) && (holder is not (IMethodSymbol or IPropertySymbol) || EarlierUse.WasRead(holder, removal)))
            {
                Delete(UnusedOf(holder, removal, isHolder: true), removal, edits);
            }
        }

        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (UnusedMember?[] unused in SideBySide.Of([.. TypesIn(removal).Where(seen.Add)], removal, type => UnusedIn(type, removal).ToArray()))
        {
            foreach (UnusedMember? member in unused)
            {
                Delete(member, removal, edits);
            }
        }
    }

    /// <summary>Tells of members that give the flag's answer and stay, since others may use them.</summary>
    public override void Report(Removal removal)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (RemovalFile file in removal.Files)
        {
            foreach (ExpressionSyntax known in Known.In(file.Tree.GetRoot(removal.CancellationToken)))
            {
                if (KnownMembers.HolderOf(known, removal.ModelOf(file)) is { DeclaredAccessibility: not Accessibility.Private, ContainingType: not null } holder
                    && holder is not IMethodSymbol { MethodKind: not MethodKind.Ordinary } && IsWorthTelling(holder, removal) && holder.Locations.FirstOrDefault(static place => place.IsInSource) is { } place && seen.Add(holder))
                {
                    removal.Tell(FlagRemovalReason.NowUnused, $"'{holder.ContainingType.Name}.{holder.Name}' always gives {known} now, and code that is not seen here may use it. Delete it by hand when nothing does.", place);
                }
            }
        }

        TellOfGeneratedUses(removal, seen);
        TellOfEffects(removal, seen);
    }

    // What only the dead code used, as far as one sees, and what a generator writes may use as well.
    private static void TellOfGeneratedUses(Removal removal, HashSet<ISymbol> seen)
    {
        foreach (ISymbol member in TypesIn(removal).SelectMany(type => LostBy(type, removal)))
        {
            if (GeneratedUses.MayUse(member) && MemberKinds.IsFree(member, removal) && UnusedOf(member, removal, isHolder: false) is not null && seen.Add(member))
            {
                removal.Tell(FlagRemovalReason.NowUnused, $"Nothing here names '{member.ContainingType.Name}.{member.Name}' any more, and code that a generator writes may use it. Delete it by hand when it does not.", member.Locations[0]);
            }
        }
    }

    // What only the dead code used, and is made in a way that may do something.
    private static void TellOfEffects(Removal removal, HashSet<ISymbol> seen)
    {
        foreach (ISymbol member in TypesIn(removal).SelectMany(type => LostBy(type, removal)))
        {
            if (member is IFieldSymbol or IPropertySymbol && MemberKinds.CanGo(member, removal) && HasEffects(member, removal) && UnusedOf(member, removal, isHolder: false, whateverItDoes: true) is not null
                && seen.Add(member) && !removal.Notes.Any(note => member.Locations.Contains(note.Location)))
            {
                removal.Tell(FlagRemovalReason.NowUnused, $"Only code that is gone used '{member.ContainingType.Name}.{member.Name}', and making what it holds may do something. Delete it by hand when nobody needs that.", member.Locations[0]);
            }
        }
    }

    private static bool IsWorthTelling(ISymbol holder, Removal removal) =>
        !Reach.IsClosed(holder, removal) || ContractsOf(holder).Any(contract => !Reach.IsClosed(contract, removal)) || (MemberKinds.CanGo(holder, removal) && Attributes.MayBeBound(holder) && EarlierUse.WasRead(holder, removal));

    // Other projects may ask what it implements.
    private static IEnumerable<ISymbol> ContractsOf(ISymbol holder) => (holder switch
    {
        IPropertySymbol property => InheritedMembers.Of(property),
        IMethodSymbol method => InheritedMembers.Of(method),
        _ => Enumerable.Empty<ISymbol>(),
    }).Where(static member => !member.DeclaringSyntaxReferences.IsEmpty);

    // What holds the flag's answer or its name, whoever may use it.
    private static IEnumerable<ISymbol> HoldersIn(Removal removal)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (RemovalFile file in removal.Files)
        {
            SyntaxNode root = file.Tree.GetRoot(removal.CancellationToken);
            IEnumerable<ISymbol?> answers = Known.In(root).Select(known => KnownMembers.HolderOf(known, removal.ModelOf(file)));
            IEnumerable<ISymbol?> names = TokenTexts.Of(file.Tree).HasText(removal.Flag.Key) ? NamesIn(root, removal.ModelOf(file), removal.Flag.Key) : [];
            foreach (ISymbol? holder in answers.Concat(names))
            {
                if (holder is not null && seen.Add(holder) && MemberKinds.CanGo(holder, removal))
                {
                    yield return holder;
                }
            }
        }
    }

    private static bool IsVisible(ISymbol holder) => holder.DeclaredAccessibility != Accessibility.Private && holder is IPropertySymbol or IFieldSymbol;

    // const string NewCheckout = "new_checkout";
    private static IEnumerable<ISymbol?> NamesIn(SyntaxNode root, SemanticModel model, string key) => root.DescendantNodes().OfType<LiteralExpressionSyntax>()
        .Where(literal => literal.Token.Value is string text && text == key)
        .Select(static literal => Assigned.To(literal))
        .OfType<VariableDeclaratorSyntax>()
        .Where(static declarator => declarator.Parent?.Parent is FieldDeclarationSyntax field && (field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)))
        .Select(declarator => model.GetDeclaredSymbol(declarator));

    private static IEnumerable<INamedTypeSymbol> TypesIn(Removal removal) => removal.Files
        .Where(static file => file.Tree != file.Original)
        .SelectMany(file => file.Tree.GetRoot(removal.CancellationToken).DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).OfType<TypeDeclarationSyntax>()
            .Select(type => removal.ModelOf(file).GetDeclaredSymbol(type))
            .OfType<INamedTypeSymbol>());

    private static IEnumerable<UnusedMember?> UnusedIn(INamedTypeSymbol type, Removal removal) =>
        LostBy(type, removal).Where(member => MemberKinds.CanGo(member, removal)).Select(member => UnusedOf(member, removal, isHolder: false));

    // What may have lost its last use.
    private static IEnumerable<ISymbol> LostBy(INamedTypeSymbol type, Removal removal)
    {
        List<SyntaxTree> parts = [.. TypeParts.Outermost(type).DeclaringSyntaxReferences.Select(static part => part.SyntaxTree).Distinct()];
        return type.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Private ? EarlierUse.IsNamedLess(member.Name, parts, removal) : IsClosedEvent(member, removal));
    }

    // Null where it is used.
    private static UnusedMember? UnusedOf(ISymbol member, Removal removal, bool isHolder, bool whateverItDoes = false)
    {
        List<SyntaxNode> writes = [];
        foreach (Reference reference in Reference.EachOf(member, removal.Now))
        {
            if (EarlierUse.IsOwn(member, reference.Name) || Crefs.IsLink(reference))
            {
                continue;
            }

            if (member is not (IFieldSymbol or IPropertySymbol) || DroppedWrite.Of(reference, removal.Now.ModelOf(reference.Name.SyntaxTree)) is not { } write)
            {
                return null;
            }

            writes.Add(write);
        }

        SyntaxNode declaration = DeclarationOf(member, removal);
        return (isHolder || EarlierUse.WasRead(member, removal) || IsNowWarnedOf(member, removal)) && (whateverItDoes || !HasEffects(member, removal)) && !Deletion.LosesDirectives(declaration)
            ? new UnusedMember(declaration, writes)
            : null;
    }

    private static void Delete(UnusedMember? unused, Removal removal, ProgramEdits edits)
    {
        if (unused is null || !edits.CanEdit([unused.Declaration, .. unused.Writes]) || !Deletion.Delete(unused.Declaration, edits.Of(unused.Declaration)!))
        {
            return;
        }

        foreach (SyntaxNode write in unused.Writes)
        {
            DroppedWrite.Drop(write, edits.Of(write)!, removal.Now.ModelOf(write.SyntaxTree));
        }
    }

    // Unlike a method, an event that nobody raises is warned of.
    private static bool IsClosedEvent(ISymbol member, Removal removal) => member is IEventSymbol && Reach.IsClosed(member, removal) && !Attributes.MayBeBound(member);

    // Nobody read it before; but what is written to it by now, if anything, are only constants.
    private static bool IsNowWarnedOf(ISymbol member, Removal removal) =>
        member is IFieldSymbol or IEventSymbol && EarlierUse.HadMore(member, removal) && FieldWarnings.IdOf(member, removal.Now, removal.CancellationToken) is not null;

    // The member, or of several in one declaration the one.
    private static SyntaxNode DeclarationOf(ISymbol member, Removal removal) => member.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken) switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: { } declaration } } => declaration,
        { } declaration => declaration,
    };

    // private readonly IFeatures _features = features ?? throw …: the check is of a parameter of the primary constructor, and goes with it.
    private static bool IsCheckedParameter(ExpressionSyntax value, ISymbol member) => member.ContainingType.InstanceConstructors
        .Where(static constructor => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ClassDeclarationSyntax)
        .SelectMany(static constructor => constructor.Parameters)
        .Any(parameter => NullCheck.IsCoalesced(value, parameter.Name));

    // What a field is initialized with would no longer happen.
    private static bool HasEffects(ISymbol member, Removal removal)
    {
        SyntaxNode declaration = member.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken);
        ExpressionSyntax? value = (declaration as VariableDeclaratorSyntax)?.Initializer?.Value ?? (declaration as PropertyDeclarationSyntax)?.Initializer?.Value;
        return value is not null && Effects.MayHave(value, removal.Now.ModelOf(value.SyntaxTree)) && !IsCheckedParameter(value, member);
    }

    // A member that nothing uses any more, with what is still written to it.
    private sealed record UnusedMember(SyntaxNode Declaration, List<SyntaxNode> Writes);
}

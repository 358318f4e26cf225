using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.TestCode;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>
/// Tells of variables, members and functions that are nothing but a known value in the code that is seen, may be another one elsewhere, and still decide which code runs. What only gives
/// its value on is fine.
/// </summary>
internal sealed class LeftHolders : RemovalStep
{
    public override bool Apply(Removal removal, Extent extent) => false;

    public override void Report(Removal removal)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        HashSet<SyntaxNode> names = [];
        foreach (RemovalFile file in removal.Files)
        {
            foreach (ExpressionSyntax known in Known.In(file.Tree.GetRoot(removal.CancellationToken)))
            {
                if (HeldValue.HolderOf(known, removal.ModelOf(file)) is { } holder && seen.Add(holder) && !IsTold(holder, removal))
                {
                    Tell(holder, known, removal);
                }
                else if (HeldValue.PlacesOfMissing(known, removal.ModelOf(file)) is { Count: > 0 } places && names.Add(places[0].Name)
                    && places.FirstOrDefault(static place => Deciding.Is(place, isCalled: false, isWaitedFor: false)) is { } asking && HeldValue.IsOnly(known, places, removal))
                {
                    TellStored(places[0].Name.Identifier.ValueText, known, LineOf(asking.Name.GetLocation(), known.SyntaxTree), removal);
                }
            }
        }
    }

    private static void Tell(ISymbol holder, ExpressionSyntax known, Removal removal)
    {
        IReadOnlyList<Reference> references = PlacesOf(holder, removal);
        if (AskingOf(holder, known, references, removal) is not { } asking || !HeldValue.IsOnly(holder, known, references, removal))
        {
            return;
        }

        string where = LineOf(asking.Name.GetLocation(), known.SyntaxTree);
        if (OtherBuilds.MayChange(holder, removal.Compilation))
        {
            removal.Tell(FlagRemovalReason.NowUnused, $"'{holder.Name}' is always {known} in this build, and code that '#if' leaves out may make something else of it. What asks for it ({where}) was left; take it apart by hand where other builds allow it.", known.GetLocation());
        }
        else if (holder is IMethodSymbol or IPropertySymbol { SetMethod: null })
        {
            removal.Tell(FlagRemovalReason.NowUnused, $"'{holder.Name}' always gives {known} now, and could not be put in the place of what asks for it ({where}): it does more than that, or something else may stand for it. Take it apart by hand.", known.GetLocation());
        }
        else
        {
            TellStored(holder.Name, known, where, removal);
        }
    }

    // Where it decides something, by itself or as what a function gives on.
    private static Reference? AskingOf(ISymbol holder, ExpressionSyntax known, IReadOnlyList<Reference> references, Removal removal) =>
        references.Concat(ContractsOf(holder, removal).SelectMany(contract => Reference.EachOf(contract, removal.Now))).FirstOrDefault(reference => Decides(reference, holder) || IsInView(reference, removal) || (IsMatched(reference) && !KnownMembers.PatternsOn(known, removal).Any()))
        ?? references.Select(reference => GiverOf(reference, holder, removal)).OfType<ISymbol>().SelectMany(giver => PlacesOf(giver, removal).Where(asked => Decides(asked, giver))).FirstOrDefault();

    // IsNew => _isNew ??= true
    private static ISymbol? GiverOf(Reference reference, ISymbol holder, Removal removal) =>
        Deciding.GivenBy(reference, isCalled: IsCalled(holder), isWaitedFor: IsWaitedFor(holder)) is { } giver && removal.Now.ModelOf(giver.SyntaxTree).GetDeclaredSymbol(giver, removal.CancellationToken) is IMethodSymbol or IPropertySymbol
            ? removal.Now.ModelOf(giver.SyntaxTree).GetDeclaredSymbol(giver, removal.CancellationToken)
            : null;

    private static void TellStored(string name, ExpressionSyntax known, string where, Removal removal) => removal.Tell(
        FlagRemovalReason.NowUnused, $"'{name}' gets nothing but {known} in the code that is seen, and may get something else elsewhere, or be read before. What asks for it ({where}) was left; take it apart by hand where it is always {known}.", known.GetLocation());

    private static IReadOnlyList<Reference> PlacesOf(ISymbol holder, Removal removal) => holder is ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
        ? Reference.AllIn(MemberPath.Of(holder.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken)), holder, removal.Now)
        : Reference.AllOf(holder, removal.Now);

    // What it is asked through, where no other class is seen to answer but those of tests.
    private static IEnumerable<ISymbol> ContractsOf(ISymbol holder, Removal removal) => holder is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } && holder.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct } type
        ? type.AllInterfaces.SelectMany(one => one.GetMembers(holder.Name)).Where(contract =>
            SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(contract), holder) && contract.DeclaringSyntaxReferences.Length == 1
            && removal.Compilation.GetSymbolsWithName(holder.Name, SymbolFilter.Member, removal.CancellationToken).All(other =>
                SymbolEqualityComparer.Default.Equals(other, holder) || other.ContainingType.TypeKind == TypeKind.Interface || other.DeclaringSyntaxReferences.All(part => TestMethods.AreSurelyAround(part.GetSyntax(removal.CancellationToken), removal.Compilation)) || !other.ContainingType.AllInterfaces.Contains(contract.ContainingType, SymbolEqualityComparer.Default)))
        : [];

    private static bool Decides(Reference reference, ISymbol holder) => Deciding.Is(reference, isCalled: IsCalled(holder), isWaitedFor: IsWaitedFor(holder));

    private static bool IsCalled(ISymbol holder) => holder is IMethodSymbol || FunctionAnswers.ResultOf(TypeOf(holder)) is not null;

    private static bool IsWaitedFor(ISymbol holder) => (FunctionAnswers.ResultOf(TypeOf(holder)) ?? TypeOf(holder)) is { } type && Waiting.ResultOf(type) is not null;

    // toggles is { UseNew: true }
    private static bool IsMatched(Reference reference) => reference.IsSure && reference.Name.Parent is NameColonSyntax { Parent: SubpatternSyntax };

    // All that is known of a view where nothing is built is which members it names.
    private static bool IsInView(Reference reference, Removal removal) => removal.FileOf(reference.Name.SyntaxTree) is null
        && reference.Name.SyntaxTree.FilePath.EndsWith(".razor.g.cs", StringComparison.OrdinalIgnoreCase) && reference.Name.Parent is ArgumentSyntax;

    private static ITypeSymbol? TypeOf(ISymbol holder) => holder switch
    {
        ILocalSymbol local => local.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IMethodSymbol method => method.ReturnType,
        _ => null,
    };

    // That it always gives the value, and others may use it, says enough.
    private static bool IsTold(ISymbol holder, Removal removal) => removal.Notes.Any(note => holder.Locations.Contains(note.Location));

    private static string LineOf(Location place, SyntaxTree own)
    {
        FileLinePositionSpan span = place.GetMappedLineSpan();
        string line = $"line {span.StartLinePosition.Line + 1}";
        return place.SourceTree == own ? line : $"{Path.GetFileName(span.Path)}, {line}";
    }
}

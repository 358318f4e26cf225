using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>
/// Fields and properties that hold a known value, and properties, methods and local functions that answer one, are that value wherever they are read or called.
/// That nobody uses them then is found by <see cref="Unused.UnusedMembers"/>.
/// </summary>
internal sealed class KnownMembers : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (RemovalFile file in removal.Files)
        {
            foreach (ExpressionSyntax known in Known.In(file.Tree.GetRoot(removal.CancellationToken)))
            {
                if (HolderOf(known, removal.ModelOf(file)) is { } holder && seen.Add(holder))
                {
                    Replace(holder, known, removal, edits);
                    foreach (Contract contract in Contract.AllOf(holder, known, removal).Where(contract => seen.Add(contract.Member)))
                    {
                        ReplaceUses(contract.Member, Reference.AllOf(contract.Member, removal.Now), known, removal, edits);
                    }
                }
            }
        }
    }

    /// <summary>The field, property, method or local function whose value an expression is; null where it is none's.</summary>
    public static ISymbol? HolderOf(ExpressionSyntax known, SemanticModel model)
    {
        ISymbol? symbol = KnownAnswer.DeclarationAround(known) is { } declaration ? model.GetDeclaredSymbol(declaration) : Assigned.To(known) switch
        {
            ExpressionSyntax target => model.GetSymbolInfo(target).Symbol,
            { } stored => model.GetDeclaredSymbol(stored),
            null => null,
        };
        return symbol is IFieldSymbol or IPropertySymbol or IMethodSymbol ? symbol.OriginalDefinition : null;
    }

    /// <summary>The parts of patterns that ask for a known value of a member, <c>{ UseNew: true }</c>: they stay, since what they are asked of may be null.</summary>
    public static IEnumerable<SyntaxNode> PatternsOn(ExpressionSyntax known, Removal removal)
    {
        if (HolderOf(known, removal.Now.ModelOf(known.SyntaxTree)) is not { } holder || holder is IMethodSymbol)
        {
            return [];
        }

        return Contract.AllOf(holder, known, removal)
            .SelectMany(contract => PatternsIn(Reference.EachOf(contract.Member, removal.Now)).Where(_ => IsFirst(holder, contract)))
            .Concat(AlwaysRead(holder, known, removal) is { } references ? PatternsIn(references) : []);
    }

    // Of a contract with several implementations, it is told once.
    private static bool IsFirst(ISymbol holder, Contract contract) => SymbolEqualityComparer.Default.Equals(contract.Implementations[0], holder);

    private static IEnumerable<SyntaxNode> PatternsIn(IEnumerable<Reference> references) => references
        .Where(static reference => reference.IsSure)
        .Select(static reference => reference.Whole.FirstAncestorOrSelf<BaseExpressionColonSyntax>()?.Parent)
        .OfType<SubpatternSyntax>();

    private static void Replace(ISymbol holder, ExpressionSyntax known, Removal removal, ProgramEdits edits)
    {
        if (AlwaysRead(holder, known, removal) is { } references)
        {
            ReplaceUses(holder, references, known, removal, edits);
        }
    }

    // The places that name what holds a value and never another one; null where it may.
    private static IReadOnlyList<Reference>? AlwaysRead(ISymbol holder, ExpressionSyntax known, Removal removal)
    {
        if (!IsOneMember(holder) || holder.DeclaringSyntaxReferences.Length != 1 || TokenTexts.IsDeclaredLeftOut(holder.Name, removal.Compilation))
        {
            return null;
        }

        IReadOnlyList<Reference> references = Reference.AllOf(holder, removal.Now);
        bool isStored = KnownAnswer.Of(holder.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken)) is null;
        return !isStored || StoredValue.IsAlways(holder, known, references, removal) ? references : null;
    }

    private static void ReplaceUses(ISymbol holder, IReadOnlyList<Reference> references, ExpressionSyntax known, Removal removal, ProgramEdits edits)
    {
        ITypeSymbol type = TypeOf(holder);
        if (ValueLiteral.Of(known, Waiting.ResultOf(type) ?? type, removal.Now.ModelOf(known.SyntaxTree)) is not { } value)
        {
            return;
        }

        foreach (Reference reference in references.Where(static reference => reference.IsSure && reference.Usage == UsageKind.Read))
        {
            if (PlaceOf(reference, holder, removal.Now.ModelOf(reference.Name.SyntaxTree)) is { } place && edits.Of(place) is { } file)
            {
                ReadReplacement.Replace(place, value, removal.Now.ModelOf(place.SyntaxTree), file);
            }
        }
    }

    // What is replaced where a holder is used: with the call, and the waiting for its task; null where something else happens on the way.
    private static ExpressionSyntax? PlaceOf(Reference reference, ISymbol holder, SemanticModel model)
    {
        ExpressionSyntax whole = reference.Whole;
        if (whole is MemberAccessExpressionSyntax access && Folding.Effects.MayHave(access.Expression, model)
            || (holder.IsStatic && RunsStaticConstructor(holder.ContainingType, whole, model)))
        {
            return null;
        }

        ExpressionSyntax? place = whole;
        if (holder is IMethodSymbol)
        {
            place = whole.Parent is InvocationExpressionSyntax call && call.Expression == whole
                && call.ArgumentList.Arguments.All(argument => argument.RefKindKeyword.IsKind(SyntaxKind.None) && !Folding.Effects.MayHave(argument.Expression, model))
                ? call
                : null;
        }

        return place is null || Waiting.ResultOf(TypeOf(holder)) is null ? place : Waiting.Around(place);
    }

    private static bool IsOneMember(ISymbol holder) =>
        !holder.IsAbstract && !holder.IsExtern && (!holder.IsVirtual && !holder.IsOverride || holder.IsSealed || holder.ContainingType.IsSealed)
        && holder.ContainingType?.TypeKind != TypeKind.Interface
        && holder is not IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.LocalFunction) }
        && holder is not IMethodSymbol { RefKind: not RefKind.None } and not IPropertySymbol { RefKind: not RefKind.None } and not IFieldSymbol { IsVolatile: true };

    private static ITypeSymbol TypeOf(ISymbol holder) => holder switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => ((IMethodSymbol)holder).ReturnType,
    };

    // The first use of a class from elsewhere runs its static constructor.
    private static bool RunsStaticConstructor(INamedTypeSymbol? type, SyntaxNode place, SemanticModel model) =>
        type is not null && type.StaticConstructors.Any(static constructor => !constructor.IsImplicitlyDeclared)
        && !SymbolEqualityComparer.Default.Equals(model.GetEnclosingSymbol(place.SpanStart)?.ContainingType, type);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>A member of an interface of which every implementation there is answers the same known value, and that is no <see cref="AskingContracts">question</see> itself.</summary>
/// <param name="Member">The interface's member.</param>
/// <param name="Answer">What all implementations answer.</param>
/// <param name="Implementations">The implementations.</param>
internal sealed record Contract(ISymbol Member, ExpressionSyntax Answer, IReadOnlyList<ISymbol> Implementations)
{
    /// <summary>All contracts that a member with a known answer has a part in.</summary>
    public static IEnumerable<Contract> AllOf(ISymbol implementation, ExpressionSyntax answer, Removal removal)
    {
        if (implementation is not (IMethodSymbol or IPropertySymbol) || implementation.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
        {
            yield break;
        }

        foreach (ISymbol member in type.AllInterfaces.Where(static one => !one.IsGenericType).SelectMany(static one => one.GetMembers()))
        {
            if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), implementation) && Of(member, answer, removal) is { } contract)
            {
                yield return contract;
            }
        }
    }

    private static Contract? Of(ISymbol member, ExpressionSyntax answer, Removal removal)
    {
        if (!member.IsAbstract || member.IsStatic || member.DeclaringSyntaxReferences.Length != 1 || member is IPropertySymbol { SetMethod: not null }
            || !Reach.IsClosed(member, removal) || TokenTexts.IsDeclaredLeftOut(member.Name, removal.Compilation) || HasStandIns(member.ContainingType, removal) || removal.Recognition.Contracts.Has(member))
        {
            return null;
        }

        List<ISymbol> implementations = [];
        foreach (INamedTypeSymbol type in TypesIn(removal.Compilation.Assembly.GlobalNamespace))
        {
            if (type.TypeKind == TypeKind.Interface || !type.AllInterfaces.Contains(member.ContainingType, SymbolEqualityComparer.Default))
            {
                continue;
            }

            if (type.FindImplementationForInterfaceMember(member)?.OriginalDefinition is not { IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences.Length: 1 } one
                || !removal.Compilation.ContainsSyntaxTree(one.DeclaringSyntaxReferences[0].SyntaxTree)
                || KnownAnswer.Of(one.DeclaringSyntaxReferences[0].GetSyntax(removal.CancellationToken)) is not { } own
                || !ValueLiteral.IsSame(answer, own, removal.Now.ModelOf(own.SyntaxTree)))
            {
                return null;
            }

            if (!implementations.Contains(one, SymbolEqualityComparer.Default))
            {
                implementations.Add(one);
            }
        }

        return new Contract(member, Known.Unwrap(answer), implementations);
    }

    private static bool HasStandIns(INamedTypeSymbol type, Removal removal) => Reference.EachOf(type, removal.Now).Any(static reference => !reference.IsSure || StandInKinds.IsMock(reference));

    /// <summary>All types within a namespace or type.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static one =>
        one is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(one));
}

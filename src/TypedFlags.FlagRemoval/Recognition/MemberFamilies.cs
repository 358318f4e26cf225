using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Members that stand for each other: a contract's and those that implement it, a base type's and those that override it.</summary>
internal sealed class MemberFamilies(Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>What a member stands for, and what stands for it; not the member itself.</summary>
    public IEnumerable<ISymbol> Of(ISymbol member)
    {
        IEnumerable<ISymbol> above = member switch
        {
            IMethodSymbol method => [.. InheritedMembers.Of(method), .. method.ExplicitInterfaceImplementations.Select(static contract => contract.OriginalDefinition)],
            IPropertySymbol property => [.. InheritedMembers.Of(property), .. property.ExplicitInterfaceImplementations.Select(static contract => contract.OriginalDefinition)],
            _ => [],
        };
        return above.Concat(Below(member)).Where(other => !SymbolEqualityComparer.Default.Equals(other, member)).Distinct(SymbolEqualityComparer.Default);
    }

    /// <summary>A method and those that a call of it may come to.</summary>
    public IEnumerable<IMethodSymbol> BodiesOf(IMethodSymbol method)
    {
        yield return method.PartialImplementationPart ?? method;
        foreach (IMethodSymbol other in Below(method).OfType<IMethodSymbol>())
        {
            yield return other;
        }
    }

    private IEnumerable<ISymbol> Below(ISymbol member)
    {
        if (!member.IsAbstract && !member.IsVirtual && !member.IsOverride)
        {
            return [];
        }

        return compilation.GetSymbolsWithName(member.Name, SymbolFilter.Member, cancellationToken)
            .Where(other => !SymbolEqualityComparer.Default.Equals(other, member) && StandsFor(other, member))
            .Concat(member.ContainingType.TypeKind == TypeKind.Interface ? ExplicitOf(member) : []);
    }

    private static bool StandsFor(ISymbol other, ISymbol member) => other switch
    {
        IMethodSymbol method => InheritedMembers.Of(method).Contains(member, SymbolEqualityComparer.Default),
        IPropertySymbol property => InheritedMembers.Of(property).Contains(member, SymbolEqualityComparer.Default),
        _ => false,
    };

    // `string IFeature.Key => …` has another name.
    private IEnumerable<ISymbol> ExplicitOf(ISymbol member)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (int place in TokenTexts.Of(tree).PlacesOf(member.Name))
            {
                if (tree.GetRoot(cancellationToken).FindToken(place).Parent is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } or PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null }
                    && compilation.GetSemanticModel(tree).GetDeclaredSymbol(tree.GetRoot(cancellationToken).FindToken(place).Parent!, cancellationToken) is { } other
                    && (other is IMethodSymbol method ? method.ExplicitInterfaceImplementations.Cast<ISymbol>() : ((IPropertySymbol)other).ExplicitInterfaceImplementations).Any(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, member)))
                {
                    yield return other;
                }
            }
        }
    }
}

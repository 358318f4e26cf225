using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// A member, and those whose place it takes: what it overrides, and what it implements of its type's interfaces. What an interface says
/// of a parameter also holds where the method is called through the class.
/// </summary>
internal static class InheritedMembers
{
    /// <summary>The method, then what it stands for; all as declared.</summary>
    public static IEnumerable<IMethodSymbol> Of(IMethodSymbol method)
    {
        for (IMethodSymbol? member = method; member is not null; member = member.OverriddenMethod)
        {
            yield return member.OriginalDefinition;
            foreach (IMethodSymbol implemented in Implemented(member))
            {
                yield return implemented.OriginalDefinition;
            }
        }
    }

    /// <summary>The property, then what it stands for; all as declared.</summary>
    public static IEnumerable<IPropertySymbol> Of(IPropertySymbol property)
    {
        for (IPropertySymbol? member = property; member is not null; member = member.OverriddenProperty)
        {
            yield return member.OriginalDefinition;
            foreach (IPropertySymbol implemented in Implemented(member))
            {
                yield return implemented.OriginalDefinition;
            }
        }
    }

    private static IEnumerable<T> Implemented<T>(T member)
        where T : class, ISymbol
    {
        if (member is IMethodSymbol { MethodKind: not MethodKind.Ordinary }
            || member.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
        {
            yield break;
        }

        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            foreach (ISymbol candidate in contract.GetMembers(member.Name))
            {
                if (candidate is T found
                    && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(found)?.OriginalDefinition, member.OriginalDefinition))
                {
                    yield return found;
                }
            }
        }
    }
}

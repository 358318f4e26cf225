using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>The properties that can be read through a variable of a type.</summary>
internal static class ContextProperties
{
    /// <summary>
    /// Instance properties with a getter, one a name. What a derived type declares hides what its base has, be it another
    /// property, a field, a method, or static. A name that two base interfaces give is left out, for reading it is ambiguous;
    /// what may no longer be used at all is left out too.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="isVisible">True for a member that generated code can see; one that it can't see hides nothing.</param>
    public static IEnumerable<IPropertySymbol> Of(INamedTypeSymbol type, Func<ISymbol, bool> isVisible)
    {
        Dictionary<string, IPropertySymbol?> byName = new(StringComparer.Ordinal);
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            HashSet<string> known = [.. byName.Keys];
            AddTo(byName, current, isVisible, name => known.Contains(name));
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            HashSet<string> own = [.. byName.Keys];
            foreach (INamedTypeSymbol inherited in type.AllInterfaces)
            {
                AddInherited(byName, inherited, own);
            }
        }

        return byName.Values.OfType<IPropertySymbol>();
    }

    private static void AddTo(
        Dictionary<string, IPropertySymbol?> byName,
        INamedTypeSymbol type,
        Func<ISymbol, bool> isVisible,
        Func<string, bool> isHidden)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (isHidden(member.Name) || !isVisible(member))
            {
                continue;
            }

            if (IsReadable(member))
            {
                byName[member.Name] = (IPropertySymbol)member;
            }
            else if (member is { CanBeReferencedByName: true, IsOverride: false } && !byName.ContainsKey(member.Name))
            {
                byName.Add(member.Name, null);
            }
        }
    }

    private static void AddInherited(Dictionary<string, IPropertySymbol?> byName, INamedTypeSymbol type, HashSet<string> own)
    {
        foreach (IPropertySymbol property in type.GetMembers().Where(IsReadable).Cast<IPropertySymbol>())
        {
            if (!byName.TryGetValue(property.Name, out IPropertySymbol? known))
            {
                byName.Add(property.Name, property);
            }
            else if (!own.Contains(property.Name) && known is not null && !Hides(known, property))
            {
                byName[property.Name] = null;
            }
        }
    }

    private static bool IsReadable(ISymbol member) =>
        member is IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null } property
        && property.ExplicitInterfaceImplementations.IsEmpty
        && !Usability.IsRemoved(property);

    private static bool Hides(IPropertySymbol derived, IPropertySymbol @base) =>
        derived.ContainingType.AllInterfaces.Contains(@base.ContainingType, SymbolEqualityComparer.Default);
}

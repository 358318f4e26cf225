using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>The properties that can be read through a variable of a type.</summary>
internal static class ContextProperties
{
    /// <summary>
    /// Instance properties with a getter, one a name: a class's own hides its base's. A name that two base interfaces give is
    /// left out, for reading it is ambiguous; what may no longer be used at all is left out too.
    /// </summary>
    public static IEnumerable<IPropertySymbol> Of(INamedTypeSymbol type)
    {
        Dictionary<string, IPropertySymbol?> byName = new(StringComparer.Ordinal);
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            Add(byName, current, static (_, known) => known);
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            HashSet<string> own = [.. byName.Keys];
            foreach (INamedTypeSymbol inherited in type.AllInterfaces)
            {
                Add(byName, inherited, (property, known) => known is null || own.Contains(property.Name) || Hides(known, property) ? known : null);
            }
        }

        return byName.Values.OfType<IPropertySymbol>();
    }

    /// <summary>True for what <c>[Obsolete]</c> has made an error.</summary>
    public static bool IsRemoved(ISymbol member) =>
        member.GetAttributes().Any(static attribute =>
            attribute.AttributeClass?.Name == "ObsoleteAttribute"
            && attribute.ConstructorArguments.Length == 2
            && attribute.ConstructorArguments[1].Value is true);

    private static void Add(
        Dictionary<string, IPropertySymbol?> byName,
        INamedTypeSymbol type,
        Func<IPropertySymbol, IPropertySymbol?, IPropertySymbol?> resolve)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null } property
                && property.ExplicitInterfaceImplementations.IsEmpty
                && !IsRemoved(property))
            {
                byName[property.Name] = byName.TryGetValue(property.Name, out IPropertySymbol? known)
                    ? resolve(property, known)
                    : property;
            }
        }
    }

    private static bool Hides(IPropertySymbol derived, IPropertySymbol @base) =>
        derived.ContainingType.AllInterfaces.Contains(@base.ContainingType, SymbolEqualityComparer.Default);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Reads a type's symbol into a <see cref="ContextType"/>, which holds no symbol any more.</summary>
internal static class ContextTypeReader
{
    /// <summary>Null where generated code could not use the type, see <see cref="ContextObstacles"/>, or where the compiler can't find it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="attribute">The attribute that asks for the adapter.</param>
    /// <param name="compilation">What is being compiled.</param>
    public static ContextType? Read(INamedTypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        if (Usability.IsUnknown(type) || ContextObstacles.Find(type, compilation, out _) != ContextObstacle.None)
        {
            return null;
        }

        IAssemblySymbol assembly = compilation.Assembly;
        ImmutableArray<ContextMember> members = ContextMembers.Read(type, attribute, assembly);
        IEnumerable<ContextMember> readable = members.Where(static member => member.IsReadable);
        SortedSet<string> warnings = new(Usability.WarningsOf(type).Concat(readable.SelectMany(static member => member.Warnings.Items)), StringComparer.Ordinal);
        return new ContextType(
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            type.IsValueType,
            IsClaimsPrincipal(type) && members.All(static member => member.Role == ContextRole.None),
            IsPublic(type) && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly),
            new EquatableArray<ContextMember>(members),
            new EquatableArray<string>([.. warnings]));
    }

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsClaimsPrincipal(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "ClaimsPrincipal" && current.ContainingNamespace.ToDisplayString() == "System.Security.Claims")
            {
                return true;
            }
        }

        return false;
    }
}

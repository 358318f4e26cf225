using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>What <c>[Obsolete]</c> and <c>[Experimental]</c> say of a symbol.</summary>
internal static class Usability
{
    /// <summary>True for what <c>[Obsolete]</c> has made an error, which no directive can silence.</summary>
    public static bool IsRemoved(ISymbol symbol) =>
        symbol.GetAttributes().Any(static attribute =>
            attribute.AttributeClass?.Name == "ObsoleteAttribute"
            && attribute.ConstructorArguments.Length == 2
            && attribute.ConstructorArguments[1].Value is true);

    /// <summary>True where generated code sees the symbol.</summary>
    /// <param name="symbol">A type or member.</param>
    /// <param name="accessibility">Its accessibility, or that of its getter.</param>
    /// <param name="assembly">The assembly being compiled.</param>
    public static bool IsVisible(ISymbol symbol, Accessibility accessibility, IAssemblySymbol assembly) => accessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal =>
            SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly)
            || symbol.ContainingAssembly.GivesAccessTo(assembly),
        _ => false,
    };

    /// <summary>True for a type that the compiler can't find, or that is made of one: the compiler says so itself.</summary>
    public static bool IsUnknown(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        INamedTypeSymbol { IsUnboundGenericType: true } => false,
        IArrayTypeSymbol array => IsUnknown(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnknown),
        _ => false,
    };

    /// <summary>
    /// The ids of the warnings that using a symbol gives, where its attributes name their own: <c>SYSLIB0037</c>. Reading a
    /// property for its user is no use that anybody could avoid, so generated code silences them.
    /// </summary>
    public static IEnumerable<string> WarningsOf(ISymbol? symbol)
    {
        for (; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            foreach (AttributeData attribute in symbol.GetAttributes())
            {
                if (attribute.AttributeClass?.Name is "ObsoleteAttribute" or "ExperimentalAttribute" && IdIn(attribute) is { } id)
                {
                    yield return id;
                }
            }
        }
    }

    private static string? IdIn(AttributeData attribute)
    {
        ImmutableArray<TypedConstant> arguments = attribute.ConstructorArguments;
        object? id = attribute.AttributeClass!.Name == "ExperimentalAttribute" && arguments.Length == 1
            ? arguments[0].Value
            : attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "DiagnosticId").Value.Value;

        // What a directive can name; the compiler gives any other text its usual id.
        return id is string { Length: > 0 } text && text.All(static c => c == '_' || char.IsLetterOrDigit(c)) ? text : null;
    }
}

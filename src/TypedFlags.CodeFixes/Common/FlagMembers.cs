using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Catalog;

namespace TypedFlags.CodeFixes;

/// <summary>What the generator made for a flag.</summary>
/// <param name="Class">The class of flags.</param>
/// <param name="Accessor">The static accessor.</param>
/// <param name="Name">The constant with its key; null where that can't be seen.</param>
internal sealed record FlagMembers(INamedTypeSymbol Class, IPropertySymbol Accessor, IFieldSymbol? Name)
{
    /// <summary>The flag of this project, or else of a referenced assembly, that code can use; null where there is none.</summary>
    public static FlagMembers? Find(Compilation compilation, string key)
    {
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols.Insert(0, compilation.Assembly))
        {
            foreach (AttributeData attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass is { Name: "FlagSetAttribute", ContainingNamespace: { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true } }
                    && FlagInfoReader.FirstArgument(attribute) is INamedTypeSymbol type
                    && Find<IPropertySymbol>(compilation, type, key) is { } accessor)
                {
                    INamedTypeSymbol? names = type.GetTypeMembers("Names").FirstOrDefault();
                    return new FlagMembers(type, accessor, names is null ? null : Find<IFieldSymbol>(compilation, names, key));
                }
            }
        }

        return null;
    }

    /// <summary>The member of a generated type that stands for a flag.</summary>
    public static T? Find<T>(Compilation compilation, INamedTypeSymbol type, string key)
        where T : class, ISymbol =>
        type.GetMembers().OfType<T>().FirstOrDefault(member =>
            FlagInfoReader.MarkOf(member) is { } mark
            && FlagInfoReader.KeyOf(mark) == key
            && compilation.IsSymbolAccessibleWithin(member, compilation.Assembly));

    /// <summary>The type of an accessor's values: the <c>T</c> of <c>Flag&lt;T&gt;</c>.</summary>
    public static ITypeSymbol? ValueTypeOf(IPropertySymbol accessor)
    {
        for (ITypeSymbol? type = accessor.Type; type is not null; type = type.BaseType)
        {
            if (type is INamedTypeSymbol { Name: "Flag", TypeArguments: { Length: 1 } arguments, ContainingNamespace.Name: "TypedFlags" })
            {
                return arguments[0];
            }
        }

        return null;
    }
}

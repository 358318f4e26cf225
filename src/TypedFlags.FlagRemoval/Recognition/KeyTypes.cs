using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Whether a value of a type may be a key, or have one in it.</summary>
internal static class KeyTypes
{
    /// <summary>False for numbers and the like, which no key is in.</summary>
    public static bool MayHold(ITypeSymbol? type) => type is null || type.SpecialType is SpecialType.None or SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Enum
        or SpecialType.System_Array || type is INamedTypeSymbol { IsGenericType: true } || type.TypeKind is TypeKind.Enum or TypeKind.Interface or TypeKind.Delegate;

    /// <summary>Whether a key, or the object that has it, may be in what a method of another library gives: a text, a list of texts, a list of such objects.</summary>
    public static bool IsOf(ITypeSymbol type, KeyPart? part) => type switch
    {
        IErrorTypeSymbol or ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsOf(array.ElementType, part),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => part is null,
        INamedTypeSymbol { IsTupleType: true } tuple => part is null ? tuple.TupleElements.Any(element => IsOf(element.Type, null)) : Has(tuple, part) || tuple.TupleElements.Any(element => IsOf(element.Type, part)),
        INamedTypeSymbol named => (part is null ? named.SpecialType == SpecialType.System_String : Has(named, part)) || named.TypeArguments.Any(argument => IsOf(argument, part))
            || (named.ContainingType is { IsGenericType: true } container && IsOf(container, part)),
        _ => false,
    };

    /// <summary>Whether a type, or one that it derives from, has the member. What is only a contract of it may stand for it, too.</summary>
    public static bool Has(ITypeSymbol type, KeyPart part)
    {
        for (ITypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (!one.GetMembers(part.Name).IsEmpty)
            {
                return one.IsTupleType || part.Declaration is null || !one.DeclaringSyntaxReferences.IsEmpty;
            }
        }

        return part.Declaration is not null && !type.DeclaringSyntaxReferences.IsEmpty;
    }

    /// <summary>Whether what is given for a parameter may come back in what a method of another library returns: both are of the same type parameter.</summary>
    public static bool IsGivenBack(ITypeSymbol parameter, ITypeSymbol returned) => ParametersOf(parameter).Intersect(ParametersOf(returned), SymbolEqualityComparer.Default).Any();

    private static IEnumerable<ISymbol> ParametersOf(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => [parameter],
        IArrayTypeSymbol array => ParametersOf(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(ParametersOf),
        _ => [],
    };
}

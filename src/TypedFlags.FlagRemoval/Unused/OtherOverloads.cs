using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Overloads in the way of a parameter that could go: calls could mean another one afterwards, or two would be alike.</summary>
internal static class OtherOverloads
{
    private static readonly SymbolDisplayFormat Signature = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>One that is in the way of a parameter, first one that would be alike; null where none is.</summary>
    public static IMethodSymbol? Of(IParameterSymbol parameter, Removal removal)
    {
        IMethodSymbol method = (IMethodSymbol)parameter.ContainingSymbol;
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return null;
        }

        IEnumerable<IMethodSymbol> others = method.MethodKind == MethodKind.Constructor
            ? method.ContainingType.InstanceConstructors
            : removal.Compilation.ContainsSymbolsWithName(method.Name) ? BasesOf(method.ContainingType).SelectMany(type => type.GetMembers(method.Name)).OfType<IMethodSymbol>() : [];
        return others.Where(other => !SymbolEqualityComparer.Default.Equals(other, method) && !(other.IsImplicitlyDeclared && other.MethodKind == MethodKind.Constructor && method.ContainingType.IsRecord)
                && (other.Parameters.Length == method.Parameters.Length - 1 || other.Parameters.Any(static one => one.IsParams || one.HasExplicitDefaultValue)))
            .OrderByDescending(other => WouldBeAlike(other, parameter)).FirstOrDefault();
    }

    /// <summary>Why a parameter stays for another overload, in a sentence.</summary>
    public static string MessageOf(IParameterSymbol parameter, IMethodSymbol other)
    {
        IMethodSymbol method = (IMethodSymbol)parameter.ContainingSymbol;
        string name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        return $"'{name}' does not need '{parameter.Name}' any more, but without it " + (WouldBeAlike(other, parameter)
            ? $"there would be two '{other.ToDisplayString(Signature)}'. Make one of both, or give one another name, and take it out by hand."
            : $"calls could mean '{other.ToDisplayString(Signature)}'. Take it out by hand, here and where it is given.");
    }

    private static bool WouldBeAlike(IMethodSymbol other, IParameterSymbol parameter)
    {
        IMethodSymbol method = (IMethodSymbol)parameter.ContainingSymbol;
        return SymbolEqualityComparer.Default.Equals(other.ContainingType, method.ContainingType) && other.Arity == method.Arity && other.Parameters.Length == method.Parameters.Length - 1
            && method.Parameters.Where(one => one.Ordinal != parameter.Ordinal).Zip(other.Parameters, static (one, another) => one.RefKind == another.RefKind && SymbolEqualityComparer.Default.Equals(one.Type, another.Type)).All(static isSame => isSame);
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}

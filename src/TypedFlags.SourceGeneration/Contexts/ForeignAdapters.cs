using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Emit;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Overloads that another assembly already offers for a type: a second set would make every call ambiguous.</summary>
internal static class ForeignAdapters
{
    public static bool Serve(INamedTypeSymbol type, Compilation compilation)
    {
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.GetTypeByMetadataName(FlagContextsEmitter.ClassNameFor(assembly.Name)) is { } overloads
                && compilation.IsSymbolAccessibleWithin(overloads, compilation.Assembly)
                && HasOverloadFor(overloads, type, compilation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOverloadFor(INamedTypeSymbol overloads, INamedTypeSymbol type, Compilation compilation) =>
        overloads.GetMembers("ToFlagContext").OfType<IMethodSymbol>().Any(method =>
            method.Parameters.Length == 1
            && SymbolEqualityComparer.Default.Equals(MemberClassifier.WithoutNullable(method.Parameters[0].Type), type)
            && compilation.IsSymbolAccessibleWithin(method, compilation.Assembly));
}

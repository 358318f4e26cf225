using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Analyzers;

/// <summary>The methods that ask a flag: of the runtime's handles, and the generated ones that take an application's own type.</summary>
internal static class FlagEvaluationMethods
{
    /// <summary>True for <c>IsEnabled</c>, <c>GetValue</c>, <c>GetVariant</c>, <c>Evaluate</c> and <c>Explain</c> of a handle, whatever they take.</summary>
    public static bool AsksFlag(IMethodSymbol method) =>
        method.Name is "IsEnabled" or "GetValue" or "GetVariant" or "Evaluate" or "Explain"
        && (method is { IsExtensionMethod: true } or { ReducedFrom: not null }
            ? IsGenerated(method.ContainingType)
            : IsHandle(method.ContainingType));

    /// <summary>True for a type of the runtime's own namespace.</summary>
    public static bool IsOfRuntime(ITypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null };

    private static bool IsHandle(INamedTypeSymbol? type) => IsOfRuntime(type) && type!.Name is "Flag" or "BooleanFlag" or "ValueFlag" or "VariantFlag";

    private static bool IsGenerated(INamedTypeSymbol? type) =>
        type is { ContainingNamespace.IsGlobalNamespace: true }
        && type.Name.StartsWith("TypedFlags_", StringComparison.Ordinal)
        && type.Name.EndsWith("_FlagContexts", StringComparison.Ordinal);
}

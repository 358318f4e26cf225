using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>Knows the runtime's types.</summary>
internal static class TypedFlagsTypes
{
    /// <summary>True for <c>IFlagClient</c> and what implements it.</summary>
    public static bool IsClient(ITypeSymbol? type) =>
        type is not null && (Is(type, "IFlagClient") || type.AllInterfaces.Any(static each => Is(each, "IFlagClient")));

    /// <summary>True for <c>FlagEvaluation&lt;T&gt;</c>.</summary>
    public static bool IsEvaluation(ITypeSymbol type) => Is(type, "FlagEvaluation") && type is INamedTypeSymbol { TypeArguments.Length: 1 };

    private static bool Is(ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true };
}

using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>What type of flag a method asks for, as its answer tells.</summary>
internal static class AskedType
{
    /// <summary>The type in the words of <c>flags.yaml</c>; null where the answer does not tell.</summary>
    /// <param name="method">A method that takes a flag's name.</param>
    public static string? Of(IMethodSymbol method) => Of(method.ReturnType, depth: 0);

    private static string? Of(ITypeSymbol type, int depth) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => "boolean",
        { SpecialType: SpecialType.System_String } => "string",
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => "integer",
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal } => "number",
        { Name: "JsonElement" or "LdValue" } => "object",
        { Name: "Value", ContainingNamespace: { Name: "Model", ContainingNamespace.Name: "OpenFeature" } } => "object",
        { Name: "MigrationVariation" } => "string",

        // A task of, the details of, perhaps: never deeper than Task<FlagEvaluationDetails<bool?>>.
        INamedTypeSymbol { IsGenericType: true, TypeArguments: { Length: 1 } inner } generic when depth < 3 && IsWrapper(generic.Name) => Of(inner[0], depth + 1),
        _ => null,
    };

    private static bool IsWrapper(string name) => name is
        "Task" or "ValueTask" or "Nullable" or "FlagEvaluation" or "FlagEvaluationDetails" or "EvaluationDetail";
}

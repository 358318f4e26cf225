using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.SourceGeneration.Analyzers.Catalog;

namespace TypedFlags.SourceGeneration.Analyzers.Unused;

/// <summary>Looks up what a name means. What means nothing, because the code has errors or is dynamic, may be anything.</summary>
internal static class NameMeaning
{
    /// <summary>
    /// True for a generated accessor or constant, for a flag that the application's own code hands on under the same name, for an enum
    /// member (whose name may be the key), and for what does not bind.
    /// </summary>
    public static bool MayBeFlag(SemanticModel model, SimpleNameSyntax name, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(name, cancellationToken).Symbol switch
        {
            null => true,
            IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => true,
            IPropertySymbol property => FlagInfoReader.MarkOf(property) is not null || IsHandle(property.Type),
            IFieldSymbol field => FlagInfoReader.MarkOf(field) is not null || IsHandle(field.Type),
            _ => false,
        };

    /// <summary>True for a method that answers with every flag.</summary>
    public static bool MayEvaluateAll(SemanticModel model, SimpleNameSyntax name, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(name, cancellationToken).Symbol is not { } symbol
        || (symbol is IMethodSymbol method && IsOurs(method.ReturnType, "FlagEvaluations"));

    private static bool IsHandle(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (IsOurs(current, "Flag"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOurs(ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true };
}

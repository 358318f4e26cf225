using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Decides whether generated code can use a type: for the generator, which leaves out what it can't, and for the analyzer, which says so.</summary>
internal static class ContextObstacles
{
    /// <summary>What is in the way.</summary>
    /// <param name="type">The type.</param>
    /// <param name="compilation">What is being compiled.</param>
    /// <param name="at">The type itself, or the one around it that is to blame.</param>
    public static ContextObstacle Find(INamedTypeSymbol type, Compilation compilation, out INamedTypeSymbol at)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            at = current;
            if (OfScope(current, compilation.Assembly) is var obstacle and not ContextObstacle.None)
            {
                return obstacle;
            }
        }

        at = type;
        return OfKind(type) is var kind and not ContextObstacle.None ? kind
            : IsBehindAlias(type, compilation) ? ContextObstacle.BehindAlias
            : ContextObstacle.None;
    }

    private static ContextObstacle OfScope(INamedTypeSymbol type, IAssemblySymbol assembly) =>
        type.IsFileLocal ? ContextObstacle.FileLocal
        : Usability.IsRemoved(type) ? ContextObstacle.Removed
        : !Usability.IsVisible(type, type.DeclaredAccessibility, assembly) ? ContextObstacle.Hidden
        : type.IsUnboundGenericType || type.TypeArguments.Any(static argument => argument.TypeKind == TypeKind.TypeParameter) ? ContextObstacle.OpenGeneric
        : ContextObstacle.None;

    private static ContextObstacle OfKind(INamedTypeSymbol type) => type switch
    {
        { Name: "FlagContext", ContainingNamespace: { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true } } => ContextObstacle.IsFlagContext,
        { IsTupleType: true } or { OriginalDefinition.SpecialType: not SpecialType.None } => ContextObstacle.NoUser,
        { IsStatic: true } => ContextObstacle.Static,
        { IsRefLikeType: true } => ContextObstacle.RefStruct,
        { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } => ContextObstacle.None,
        _ => ContextObstacle.NoUser,
    };

    private static bool IsBehindAlias(INamedTypeSymbol type, Compilation compilation) =>
        compilation.GetMetadataReference(type.ContainingAssembly)?.Properties.Aliases is { IsDefaultOrEmpty: false } aliases
        && !aliases.Contains(MetadataReferenceProperties.GlobalAlias);
}

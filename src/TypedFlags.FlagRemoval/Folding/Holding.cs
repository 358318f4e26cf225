using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Members that do nothing with what is assigned to them but hold it.</summary>
internal static class Holding
{
    /// <summary>Fields, properties without code, and those of libraries, whose code isn't seen.</summary>
    public static bool Is(ISymbol? member) => member is IFieldSymbol || member is IPropertySymbol property && (property.SetMethod is not { } setter || setter.DeclaringSyntaxReferences.IsEmpty || IsAutomatic(property));

    /// <summary>Whether a property is one that only holds a value, in whichever class of those that override it.</summary>
    public static bool IsAutomatic(IPropertySymbol property) => property is { IsVirtual: false, IsOverride: false, IsAbstract: false }
        && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors } => accessors.All(static accessor => accessor.Body is null && accessor.ExpressionBody is null),

            // Of a record's parameter.
            ParameterSyntax => true,
            _ => false,
        };
}

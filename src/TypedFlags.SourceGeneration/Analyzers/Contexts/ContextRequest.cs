using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>A <c>[FlagContext]</c>, and where it stands.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Syntax">Its text.</param>
internal sealed record ContextRequest(AttributeData Attribute, AttributeSyntax Syntax)
{
    /// <summary>The attribute's place, where it is one of ours and was written in a file.</summary>
    public static ContextRequest? From(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.AttributeClass is { Name: "FlagContextAttribute", ContainingNamespace: { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true } }
        && attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax syntax
            ? new ContextRequest(attribute, syntax)
            : null;

    /// <summary>The type it stands on: its name. On an assembly what it names, or the attribute where it names nothing.</summary>
    public Location Subject =>
        Syntax.FirstAncestorOrSelf<AttributeListSyntax>()?.Parent is TypeDeclarationSyntax type
            ? type.Identifier.GetLocation()
            : Positional?.Expression.GetLocation() ?? Syntax.GetLocation();

    /// <summary>False on an enum or delegate, where the compiler reports the attribute, and on an assembly.</summary>
    public bool IsOnUsableKind => Syntax.FirstAncestorOrSelf<AttributeListSyntax>()?.Parent is TypeDeclarationSyntax;

    /// <summary>The first argument that is not a property's, or null.</summary>
    public AttributeArgumentSyntax? Positional =>
        Syntax.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null);

    /// <summary>The value that a property is given, or the whole attribute where it can't be found.</summary>
    public Location ValueOf(string property) =>
        Syntax.ArgumentList?.Arguments
            .FirstOrDefault(argument => string.Equals(argument.NameEquals?.Name.Identifier.ValueText, property, StringComparison.Ordinal))
            ?.Expression.GetLocation()
        ?? Syntax.GetLocation();
}

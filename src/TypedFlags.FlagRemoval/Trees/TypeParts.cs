using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>The declarations that a partial type consists of, and the type that it is within.</summary>
internal static class TypeParts
{
    /// <summary>The type itself, or the one furthest out that it is nested in: its private members are seen in all of that.</summary>
    public static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type;

    /// <summary>All parts of the type that one of them declares.</summary>
    public static IEnumerable<SyntaxNode> Of(TypeDeclarationSyntax type, SemanticModel model) =>
        model.GetDeclaredSymbol(type)?.DeclaringSyntaxReferences.Select(static part => part.GetSyntax()) ?? [];

    /// <summary>The trees in which a declaration's parameters can be read: a primary constructor's in all parts of its type.</summary>
    public static IEnumerable<SyntaxTree> TreesOf(SyntaxNode declaration, RemovalFile file, Removal removal) => declaration is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword)
        ? Of(type, removal.ModelOf(file)).Select(static part => part.SyntaxTree)
        : [file.Tree];
}

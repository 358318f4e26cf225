using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Usings of the generated class, in code without what the generator made.</summary>
internal static class UnseenUsings
{
    /// <summary>Whether <c>using static Shop.Flags</c>, which binds to nothing, holds where a node stands.</summary>
    public static bool BringIn(SyntaxNode node, SemanticModel model) =>
        Around(node).Any(directive => IsOfFlags(directive) && IsNothing(directive, model))
        || model.Compilation.SyntaxTrees.SelectMany(static tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings)
            .Any(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None) && IsOfFlags(directive) && IsNothing(directive, model.Compilation.GetSemanticModel(directive.SyntaxTree)));

    /// <summary>Whether a name stands for the class: <c>using Toggles = Shop.Flags</c>.</summary>
    public static bool IsAlias(IdentifierNameSyntax name) =>
        Around(name).Any(directive => directive.Alias?.Name.Identifier.ValueText == name.Identifier.ValueText && IsFlags(directive.NamespaceOrType));

    private static IEnumerable<UsingDirectiveSyntax> Around(SyntaxNode node) => node.Ancestors().SelectMany(static around => around switch
    {
        CompilationUnitSyntax unit => unit.Usings,
        BaseNamespaceDeclarationSyntax space => space.Usings,
        _ => default(IEnumerable<UsingDirectiveSyntax>) ?? [],
    });

    private static bool IsOfFlags(UsingDirectiveSyntax directive) => directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) && IsFlags(directive.NamespaceOrType);

    private static bool IsFlags(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText == "Flags",
        QualifiedNameSyntax { Right: var name } => name.Identifier.ValueText == "Flags",
        AliasQualifiedNameSyntax { Name: var name } => name.Identifier.ValueText == "Flags",
        _ => false,
    };

    private static bool IsNothing(UsingDirectiveSyntax directive, SemanticModel model) => model.GetSymbolInfo(directive.NamespaceOrType).Symbol is null;
}

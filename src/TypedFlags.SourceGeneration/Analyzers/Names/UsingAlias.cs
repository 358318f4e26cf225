using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>A <c>using Alias = Some.Target;</c>: another word for the same type.</summary>
/// <param name="Name">The alias.</param>
/// <param name="Target">The last word of what it stands for.</param>
/// <param name="IsGlobal">True where it holds in every file.</param>
internal sealed record UsingAlias(string Name, string Target, bool IsGlobal)
{
    /// <summary>The alias in whose directive a node stands, or null.</summary>
    public static UsingAlias? In(SyntaxNode? node)
    {
        for (SyntaxNode? current = node; current is NameSyntax or NameEqualsSyntax or UsingDirectiveSyntax; current = current.Parent)
        {
            if (current is UsingDirectiveSyntax { Alias: { } alias } directive)
            {
                SyntaxToken last = directive.NamespaceOrType.GetLastToken();
                return new UsingAlias(alias.Name.Identifier.ValueText, last.ValueText, directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword));
            }
        }

        return null;
    }
}

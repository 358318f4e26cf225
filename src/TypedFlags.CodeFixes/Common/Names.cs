using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedFlags.CodeFixes;

/// <summary>Writes names so that they mean what they should where they stand.</summary>
internal static class Names
{
    /// <summary>A type: its own name where that says it, with a <c>using</c> where that makes it do so, qualified where the name means something else.</summary>
    public static ExpressionSyntax OfType(SemanticModel model, int position, INamedTypeSymbol type)
    {
        ImmutableArray<ISymbol> found = model.LookupSymbols(position, name: type.Name);
        if (found.Length == 1 && SymbolEqualityComparer.Default.Equals(found[0], type))
        {
            return SyntaxFactory.IdentifierName(type.Name);
        }

        ExpressionSyntax full = SyntaxFactory.ParseExpression(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
            .WithAdditionalAnnotations(Simplifier.Annotation);
        return found.IsEmpty ? full.WithAdditionalAnnotations(CleanUp.Import) : full;
    }

    /// <summary>A member's name, with <c>@</c> where it is a keyword.</summary>
    public static SyntaxToken OfMember(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? SyntaxFactory.Identifier(name) : SyntaxFactory.VerbatimIdentifier(default, name, name, default);

    /// <summary><c>target.Member</c>.</summary>
    public static MemberAccessExpressionSyntax Access(ExpressionSyntax target, string member) => SyntaxFactory.MemberAccessExpression(
        SyntaxKind.SimpleMemberAccessExpression, target, SyntaxFactory.IdentifierName(OfMember(member)));

    /// <summary>A type of .NET by its full name, which a <c>using</c> shortens.</summary>
    public static ExpressionSyntax OfFramework(string fullName) => SyntaxFactory.ParseExpression("global::" + fullName)
        .WithAdditionalAnnotations(Simplifier.Annotation, CleanUp.Import);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>Whether an expression may end in a static field, by its looks alone: nearly all don't, and need not be understood.</summary>
internal static class StaticStore
{
    /// <summary>True inside a static initializer, or on the right of an assignment.</summary>
    public static bool MayTake(SyntaxNode expression)
    {
        SyntaxNode child = expression;
        for (SyntaxNode? parent = child.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Right == child:
                    return true;
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                    return property.Modifiers.Any(SyntaxKind.StaticKeyword);
                case EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax field }:
                    return field.Modifiers.Any(SyntaxKind.StaticKeyword);
                case BlockSyntax { Parent: not AnonymousFunctionExpressionSyntax }:
                case EqualsValueClauseSyntax or MemberDeclarationSyntax or ArrowExpressionClauseSyntax:
                    return false;
            }
        }

        return false;
    }
}

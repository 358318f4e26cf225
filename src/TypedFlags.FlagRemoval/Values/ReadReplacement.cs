using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>Puts a known value where it was read.</summary>
internal static class ReadReplacement
{
    /// <summary>Replaces an expression by a value, keeping the name that it gives to a member of a tuple or an anonymous object.</summary>
    /// <returns>False where an edit around it was there before.</returns>
    public static bool Replace(ExpressionSyntax whole, ExpressionSyntax value, TreeEdits edits)
    {
        ExpressionSyntax literal = ValueLiteral.AsOperand(value, whole).WithTriviaFrom(whole);
        string? name = NameOf(whole);
        return whole.Parent switch
        {
            AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member when name is not null =>
                edits.Replace(member, member.WithNameEquals(NameEquals(name)).WithExpression(literal.WithoutTrivia()).WithTriviaFrom(member)),
            ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax } element when name is not null =>
                edits.Replace(element, element.WithNameColon(NameColon(name)).WithExpression(literal.WithoutTrivia()).WithTriviaFrom(element)),
            _ => edits.Replace(whole, literal),
        };
    }

    private static string? NameOf(ExpressionSyntax whole) => whole switch
    {
        IdentifierNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } => name.Identifier.Text,
        _ => null,
    };

    private static NameEqualsSyntax NameEquals(string name) => SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name))
        .WithEqualsToken(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));

    private static NameColonSyntax NameColon(string name) => SyntaxFactory.NameColon(name)
        .WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space));
}

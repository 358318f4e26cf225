using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Branching;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>Puts a known value where it was read.</summary>
internal static class ReadReplacement
{
    /// <summary>Replaces an expression by a value, keeping the name that it gives to a member of a tuple or an anonymous object; a statement that only asks for it goes.</summary>
    /// <returns>False where an edit around it was there before.</returns>
    public static bool Replace(ExpressionSyntax whole, ExpressionSyntax value, SemanticModel model, TreeEdits edits)
    {
        // A value is no statement; nobody wanted it.
        if (Discarded.By(whole) is { } statement)
        {
            return Deletion.Delete(statement, edits);
        }

        ExpressionSyntax literal = ValueLiteral.AsOperand(value, whole).WithTriviaFrom(whole);
        string? name = NameOf(whole);
        return whole.Parent switch
        {
            AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member when name is not null =>
                edits.Replace(member, member.WithNameEquals(NameEquals(name)).WithExpression(literal.WithoutTrivia()).WithTriviaFrom(member)),
            ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax tuple } element when name is not null && TakesName(tuple, tuple.Arguments.IndexOf(element), name, model) =>
                edits.Replace(element, element.WithNameColon(NameColon(name)).WithExpression(literal.WithoutTrivia()).WithTriviaFrom(element)),
            _ => edits.Replace(whole, literal),
        };
    }

    // A name that its place has no use for is a warning, unlike one that is the variable's: `(bool, int) pair = (isNew, 3)`, `(isNew, count) == (true, 3)`.
    private static bool TakesName(TupleExpressionSyntax tuple, int index, string name, SemanticModel model) =>
        !(Parentheses.WithAround(tuple).Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression })
        && (MatchedTuple.Of(tuple) is not { } matched || matched.Names(name))
        && !(model.GetTypeInfo(tuple).ConvertedType is INamedTypeSymbol type && TupleOf(type) is { } elements && index < elements.Length && elements[index].Name != name);

    private static ImmutableArray<IFieldSymbol>? TupleOf(INamedTypeSymbol type) => type switch
    {
        { IsTupleType: true } => type.TupleElements,
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } when type.TypeArguments[0] is INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements,
        _ => null,
    };

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

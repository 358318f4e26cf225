using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>What a condition does on the way to its answer, as statements in the place of what asked for it.</summary>
internal static class EffectLines
{
    /// <summary>The statements that do what parts of expressions did, as they stand where another statement does.</summary>
    public static ImmutableArray<StatementSyntax> Of(ImmutableArray<EffectPart> parts, StatementSyntax whole)
    {
        bool ownLines = Lines.StartsLine(whole) || whole.Parent is ElseClauseSyntax;
        string indentation = !ownLines ? "" : whole.Parent is ElseClauseSyntax ? Lines.Deeper(Lines.IndentationOf(whole)) : Lines.IndentationOf(whole);
        return [.. parts.Select(part => Of(part, indentation, ownLines ? Lines.EndOf(whole.SyntaxTree) : SyntaxFactory.Space))];
    }

    /// <summary>The effects, each on a line of its own where the whole begins one, then the statements that stay of the whole.</summary>
    public static IEnumerable<StatementSyntax> Before(StatementSyntax whole, ImmutableArray<StatementSyntax> effects, IReadOnlyList<StatementSyntax> statements)
    {
        if (effects.IsEmpty)
        {
            return statements.Select(Statements.Lifted);
        }

        SyntaxTriviaList trailing = whole.GetTrailingTrivia();
        SyntaxTriviaList line = trailing.Any(SyntaxKind.EndOfLineTrivia) ? Endings.WithoutComments(trailing) : SyntaxFactory.TriviaList(SyntaxFactory.Space);
        SyntaxTriviaList before = Lines.WithoutIndentation(whole.GetLeadingTrivia());
        SyntaxTriviaList indentation = Lines.StartsLine(whole) ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(Lines.IndentationOf(whole))) : default;
        return effects
            .Select((effect, index) => effect.WithLeadingTrivia(index == 0 ? whole.GetLeadingTrivia() : indentation).WithTrailingTrivia(line))

            // What stood before the whole stands before the effects now, and the comments of the first statement stay its own.
            .Concat(statements.Select((statement, index) => Statements.Lifted(index == 0 ? statement.WithLeadingTrivia(statement.GetLeadingTrivia().Skip(before.Count)) : statement)));
    }

    private static StatementSyntax Of(EffectPart part, string indentation, SyntaxTrivia end)
    {
        if (!part.IsCondition)
        {
            return Statements.Of(part.Expression)!;
        }

        bool isPositive = !part.WhenTrue.IsEmpty;
        ExpressionSyntax condition = (isPositive ? Unwrap(part.Expression) : Negation.Of(Unwrap(part.Expression))).WithoutTrivia();
        BlockSyntax body = Block(isPositive ? part.WhenTrue : part.WhenFalse, indentation, end);
        ElseClauseSyntax? otherwise = !isPositive || part.WhenFalse.IsEmpty
            ? null
            : SyntaxFactory.ElseClause(SyntaxFactory.Token(SyntaxKind.ElseKeyword).WithLeadingTrivia(Indent(indentation)).WithTrailingTrivia(end), Block(part.WhenFalse, indentation, end));
        return Statements.Lifted(SyntaxFactory.IfStatement(
            SyntaxFactory.Token(SyntaxKind.IfKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.OpenParenToken),
            condition,
            SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(end),
            otherwise is null ? body : body.WithTrailingTrivia(end),
            otherwise));
    }

    private static BlockSyntax Block(ImmutableArray<EffectPart> parts, string indentation, SyntaxTrivia end)
    {
        string inner = end.IsKind(SyntaxKind.EndOfLineTrivia) ? Lines.Deeper(indentation) : "";
        return Statements.InBraces([.. parts.Select(part => Of(part, inner, end))], indentation, inner, end);
    }

    private static SyntaxTriviaList Indent(string indentation) => indentation.Length == 0 ? default : SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indentation));

    private static ExpressionSyntax Unwrap(ExpressionSyntax condition) => condition is ParenthesizedExpressionSyntax parenthesized ? Unwrap(parenthesized.Expression) : condition;
}

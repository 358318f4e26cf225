using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>What a condition does on the way to its answer, as statements in the place of what asked for it.</summary>
internal static class EffectLines
{
    /// <summary>A statement for each expression; null where one of them can't be one.</summary>
    public static ImmutableArray<StatementSyntax>? Of(ImmutableArray<ExpressionSyntax> evaluated)
    {
        ImmutableArray<StatementSyntax>.Builder statements = ImmutableArray.CreateBuilder<StatementSyntax>(evaluated.Length);
        foreach (ExpressionSyntax expression in evaluated)
        {
            if (Statements.Of(expression) is not { } statement)
            {
                return null;
            }

            statements.Add(statement);
        }

        return statements.ToImmutable();
    }

    /// <summary>The effects, each on a line of its own where the whole begins one, then the statements that stay of the whole.</summary>
    public static IEnumerable<StatementSyntax> Before(StatementSyntax whole, ImmutableArray<StatementSyntax> effects, IReadOnlyList<StatementSyntax> statements)
    {
        if (effects.IsEmpty)
        {
            return statements.Select(Statements.Lifted);
        }

        SyntaxTriviaList trailing = whole.GetTrailingTrivia();
        SyntaxTriviaList line = trailing.Any(SyntaxKind.EndOfLineTrivia) ? trailing : SyntaxFactory.TriviaList(SyntaxFactory.Space);
        SyntaxTriviaList indentation = Lines.StartsLine(whole) ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(Lines.IndentationOf(whole))) : default;
        return effects
            .Select((effect, index) => effect.WithLeadingTrivia(index == 0 ? whole.GetLeadingTrivia() : indentation).WithTrailingTrivia(line))

            // What stood before the whole stands before the effects now.
            .Concat(statements.Select((statement, index) => Statements.Lifted(index == 0 ? statement.WithLeadingTrivia(indentation) : statement)));
    }
}

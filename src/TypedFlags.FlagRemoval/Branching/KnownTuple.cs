using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>A tuple that is switched on, and what of it is known.</summary>
internal sealed class KnownTuple
{
    private readonly KnownValue?[] _values;
    private readonly SemanticModel _model;

    private KnownTuple(KnownValue?[] values, ExpressionSyntax governing, SemanticModel model)
    {
        _values = values;
        _model = model;
        Governing = governing;
    }

    /// <summary>What is still switched on; the tuple's last part, known, where all of it is.</summary>
    public ExpressionSyntax Governing { get; }

    public static KnownTuple Of(TupleExpressionSyntax tuple, SemanticModel model)
    {
        KnownValue?[] values = [.. tuple.Arguments.Select(argument => KnownValue.Of(argument.Expression, model))];

        // One part is left to switch on, or else there is no switch.
        if (!values.Contains(null))
        {
            values[values.Length - 1] = null;
        }

        List<ArgumentSyntax> rest = [.. tuple.Arguments.Where((_, index) => values[index] is null)];
        ExpressionSyntax governing = rest.Count == 1
            ? Operand(rest[0].Expression.WithTriviaFrom(tuple))
            : tuple.WithArguments(Without(tuple.Arguments, index => values[index] is not null));
        return new KnownTuple(values, governing, model);
    }

    /// <summary>What a pattern asks of the parts that are not known; nothing, and that it never matches; or nothing where that can't be said.</summary>
    public (PatternSyntax? Pattern, bool IsDead) Rest(PatternSyntax pattern)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax inner:
                return Rest(inner.Pattern);
            case DiscardPatternSyntax or VarPatternSyntax { Designation: DiscardDesignationSyntax }:
                return (SyntaxFactory.DiscardPattern(), false);
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either:
                return (Rest(either.Left), Rest(either.Right)) switch
                {
                    ((null, true), var right) => right,
                    (var left, (null, true)) => left,
                    (({ } left, _), ({ } right, _)) => (either.WithLeft(left.WithTriviaFrom(either.Left)).WithRight(right.WithTriviaFrom(either.Right)), false),
                    _ => default,
                };
            case RecursivePatternSyntax { Type: null, Designation: null, PropertyPatternClause: null, PositionalPatternClause.Subpatterns: var parts } positional when parts.Count == _values.Length:
                return Rest(positional, parts);
            default:
                return default;
        }
    }

    private (PatternSyntax? Pattern, bool IsDead) Rest(RecursivePatternSyntax pattern, SeparatedSyntaxList<SubpatternSyntax> parts)
    {
        bool isSure = true;
        for (int index = 0; index < parts.Count; index++)
        {
            if (_values[index] is not { } value)
            {
                continue;
            }

            bool? matches = PatternMatch.Of(parts[index].Pattern, value, _model);
            if (matches == false)
            {
                return (null, true);
            }

            isSure &= matches == true && !PatternMatch.Variables(parts[index]).Any();
        }

        if (!isSure)
        {
            return default;
        }

        List<SubpatternSyntax> rest = [.. parts.Where((_, index) => _values[index] is null)];
        return rest.Count == 1
            ? (rest[0].Pattern.WithoutTrivia(), false)
            : rest.TrueForAll(static part => PatternMatch.IsForAll(part.Pattern) && !PatternMatch.Variables(part).Any())
                ? (SyntaxFactory.DiscardPattern(), false)
                : (pattern.WithPositionalPatternClause(pattern.PositionalPatternClause!.WithSubpatterns(Without(parts, index => _values[index] is not null))), false);
    }

    private static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, Func<int, bool> isGone)
        where T : SyntaxNode
    {
        SeparatedSyntaxList<T> rest = list;
        for (int index = list.Count - 1; index >= 0; index--)
        {
            if (isGone(index))
            {
                SyntaxTriviaList leading = rest[index].GetLeadingTrivia();
                rest = rest.RemoveAt(index);
                if (index == 0)
                {
                    rest = rest.Replace(rest[0], rest[0].WithLeadingTrivia(leading));
                }
            }
        }

        return rest;
    }

    private static ExpressionSyntax Operand(ExpressionSyntax expression) => expression is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax
        or CastExpressionSyntax or AnonymousFunctionExpressionSyntax or IsPatternExpressionSyntax or PrefixUnaryExpressionSyntax
        ? Parentheses.AroundOperand(expression)
        : expression;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>The answer of a condition as far as the pinned flag decides it, and what is evaluated on the way.</summary>
/// <param name="Value">The answer; null where it isn't known.</param>
/// <param name="Evaluated">Expressions with effects that are evaluated before the answer is there, in order. Only where the answer is known.</param>
internal readonly record struct Evaluation(bool? Value, ImmutableArray<ExpressionSyntax> Evaluated)
{
    private static readonly Evaluation Unknown = new(null, []);

    /// <summary>Evaluates a condition. What no pinned value decides is not known, be it a constant.</summary>
    public static Evaluation Of(ExpressionSyntax condition, SemanticModel model)
    {
        if (Known.BooleanOf(condition) is { } value)
        {
            return new Evaluation(value, []);
        }

        switch (Known.Unwrap(condition))
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                Evaluation operand = Of(not.Operand, model);
                return operand with { Value = !operand.Value };
            case BinaryExpressionSyntax binary:
                return OfBinary(binary, model);
            case ConditionalExpressionSyntax conditional when Of(conditional.Condition, model) is { Value: { } condition2 } first:
                Evaluation chosen = Of(condition2 ? conditional.WhenTrue : conditional.WhenFalse, model);
                return chosen.Value is null ? Unknown : new Evaluation(chosen.Value, first.Evaluated.AddRange(chosen.Evaluated));

            // What a null does not match gives nothing to the variables of the pattern, but for `var`.
            case IsPatternExpressionSyntax match when KnownValue.Of(match.Expression, model) is { IsNull: true } nothing && !match.Pattern.DescendantNodesAndSelf().Any(static node => node is VarPatternSyntax):
                return new Evaluation(PatternMatch.Of(match.Pattern, nothing, model), []);
            default:
                return Unknown;
        }
    }

    private static Evaluation OfBinary(BinaryExpressionSyntax binary, SemanticModel model)
    {
        switch (binary.Kind())
        {
            case SyntaxKind.LogicalAndExpression:
                return OfShortCircuit(binary, deciding: false, model);
            case SyntaxKind.LogicalOrExpression:
                return OfShortCircuit(binary, deciding: true, model);
            case SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression or SyntaxKind.ExclusiveOrExpression or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression:
                return OfBoth(binary, model);
            default:
                return Unknown;
        }
    }

    private static Evaluation OfShortCircuit(BinaryExpressionSyntax binary, bool deciding, SemanticModel model)
    {
        Evaluation left = Of(binary.Left, model);
        if (left.Value == deciding)
        {
            return left;
        }

        Evaluation right = Of(binary.Right, model);
        if (left.Value is not null)
        {
            return right.Value is null ? Unknown : new Evaluation(right.Value, left.Evaluated.AddRange(right.Evaluated));
        }

        // The left side is evaluated, and whatever it says, the right one decides; unless that has effects, which then depend on the left one.
        return right.Value == deciding && right.Evaluated.IsEmpty ? new Evaluation(deciding, WithEffects(binary.Left, model)) : Unknown;
    }

    private static Evaluation OfBoth(BinaryExpressionSyntax binary, SemanticModel model)
    {
        Evaluation left = Of(binary.Left, model);
        Evaluation right = Of(binary.Right, model);
        bool? value = (binary.Kind(), left.Value, right.Value) switch
        {
            (SyntaxKind.BitwiseAndExpression, false, _) or (SyntaxKind.BitwiseAndExpression, _, false) => IsBoolean(binary, model) ? false : null,
            (SyntaxKind.BitwiseOrExpression, true, _) or (SyntaxKind.BitwiseOrExpression, _, true) => IsBoolean(binary, model) ? true : null,
            (SyntaxKind.BitwiseAndExpression, true, true) => true,
            (SyntaxKind.BitwiseOrExpression, false, false) => false,
            (SyntaxKind.ExclusiveOrExpression or SyntaxKind.NotEqualsExpression, { } one, { } other) => one != other,
            (SyntaxKind.EqualsExpression, { } one, { } other) => one == other,
            (SyntaxKind.EqualsExpression, { } one, null) when LiteralOf(binary.Right) is { } other => one == other,
            (SyntaxKind.NotEqualsExpression, { } one, null) when LiteralOf(binary.Right) is { } other => one != other,
            (SyntaxKind.EqualsExpression, null, { } one) when LiteralOf(binary.Left) is { } other => one == other,
            (SyntaxKind.NotEqualsExpression, null, { } one) when LiteralOf(binary.Left) is { } other => one != other,
            _ => null,
        };
        return value is null
            ? Unknown
            : new Evaluation(value, EvaluatedIn(left, binary.Left, model).AddRange(EvaluatedIn(right, binary.Right, model)));
    }

    private static ImmutableArray<ExpressionSyntax> EvaluatedIn(Evaluation evaluation, ExpressionSyntax operand, SemanticModel model) =>
        evaluation.Value is null ? WithEffects(operand, model) : evaluation.Evaluated;

    private static ImmutableArray<ExpressionSyntax> WithEffects(ExpressionSyntax operand, SemanticModel model) => Effects.MayHave(operand, model) ? [operand] : [];

    // Of `bool?` a false beside null is false as well, but the answer is of another type.
    private static bool IsBoolean(BinaryExpressionSyntax binary, SemanticModel model) => model.GetTypeInfo(binary).Type is null or { SpecialType: SpecialType.System_Boolean } or IErrorTypeSymbol;

    private static bool? LiteralOf(ExpressionSyntax expression) => Known.Unwrap(expression).Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => true,
        SyntaxKind.FalseLiteralExpression => false,
        _ => null,
    };
}

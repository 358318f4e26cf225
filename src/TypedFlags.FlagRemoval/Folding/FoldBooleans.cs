using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary><c>!</c>, <c>&amp;&amp;</c>, <c>||</c>, <c>&amp;</c>, <c>|</c>, <c>^</c>, <c>==</c> and <c>!=</c> with a known operand: the answer, or the other operand.</summary>
internal sealed class FoldBooleans : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (Known.BooleanOf(known) is not { } value)
            {
                continue;
            }

            ExpressionSyntax operand = known;
            while (operand.Parent is ParenthesizedExpressionSyntax parenthesized)
            {
                operand = parenthesized;
            }

            if (operand.Parent is ExpressionSyntax whole && Fold(whole, operand, value, view.Model) is { } answer && !Scopes.LosesVariables(whole, answer, view.Model))
            {
                ExpressionSyntax place = Parentheses.Outermost(whole, answer);
                PartInPlace.Replace(whole, PartOf(whole, operand, answer), place, answer, edits);
            }
            else if (WithoutRest(operand, value) is ({ } longer, { } evaluated) && !Scopes.LosesVariables(longer, evaluated, view.Model))
            {
                PartInPlace.Replace(longer, evaluated, longer, evaluated, edits);
            }
        }
    }

    // What stays of an operation is the other operand; of an outcome, nothing does.
    private static ExpressionSyntax PartOf(ExpressionSyntax whole, ExpressionSyntax operand, ExpressionSyntax answer) =>
        whole is BinaryExpressionSyntax binary && !Known.Is(answer) ? binary.Left == operand ? binary.Right : binary.Left : whole;

    // `Ask() && false && Load()`: the call before it stays, and what is behind it is never evaluated.
    private static (ExpressionSyntax Whole, ExpressionSyntax Evaluated)? WithoutRest(ExpressionSyntax operand, bool value)
    {
        SyntaxKind kind = value ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression;
        return operand.Parent is BinaryExpressionSyntax inner && inner.IsKind(kind) && inner.Right == operand
            && inner.Parent is BinaryExpressionSyntax outer && outer.IsKind(kind) && outer.Left == inner
            ? (outer, inner)
            : null;
    }

    // What takes the place of the whole: a new node or one of its operands; null where nothing does.
    private static ExpressionSyntax? Fold(ExpressionSyntax whole, ExpressionSyntax operand, bool value, SemanticModel model) => whole switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } => Known.Boolean(!value),
        CastExpressionSyntax { Type: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.BoolKeyword } } => Known.Boolean(value),
        IsPatternExpressionSyntax pattern when pattern.Expression == operand => PatternOf(pattern.Pattern, value) is { } matches ? Known.Boolean(matches) : null,
        BinaryExpressionSyntax binary => FoldBinary(binary, binary.Left == operand ? binary.Right : binary.Left, binary.Left == operand, value, model),
        _ => null,
    };

    private static ExpressionSyntax? FoldBinary(BinaryExpressionSyntax binary, ExpressionSyntax other, bool isLeft, bool value, SemanticModel model)
    {
        switch (binary.Kind())
        {
            case SyntaxKind.LogicalAndExpression:
                return value ? Rest(binary, other, model) : isLeft || !Effects.MayHave(other, model) ? Known.Boolean(false) : null;
            case SyntaxKind.LogicalOrExpression:
                return !value ? Rest(binary, other, model) : isLeft || !Effects.MayHave(other, model) ? Known.Boolean(true) : null;
            case SyntaxKind.BitwiseAndExpression:
                return value ? Rest(other) : CanDrop(other, model) ? Known.Boolean(false) : null;
            case SyntaxKind.BitwiseOrExpression:
                return !value ? Rest(other) : CanDrop(other, model) ? Known.Boolean(true) : null;
            case SyntaxKind.ExclusiveOrExpression:
                return value ? Not(other) : Rest(other);
            case SyntaxKind.EqualsExpression:
                return Compare(other, value, model);
            case SyntaxKind.NotEqualsExpression:
                return Compare(other, !value, model);
            default:
                return null;
        }
    }

    // `x == true` is x, and `x == false` is not x; of a nullable x neither is.
    private static ExpressionSyntax? Compare(ExpressionSyntax other, bool value, SemanticModel model) => Known.Unwrap(other).Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => Known.Boolean(value),
        SyntaxKind.FalseLiteralExpression => Known.Boolean(!value),
        _ => !IsBoolean(other, model) ? null : value ? other : Not(other),
    };

    private static bool CanDrop(ExpressionSyntax other, SemanticModel model) => IsBoolean(other, model) && !Effects.MayHave(other, model);

    private static bool IsBoolean(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Type is { SpecialType: SpecialType.System_Boolean } || (Known.BooleanOf(expression) is not null);

    // Of the flag and a `true` that a person wrote, the whole was never a constant before.
    private static ExpressionSyntax Rest(ExpressionSyntax other) => LiteralOf(other) is { } value ? Known.Boolean(value).WithTriviaFrom(other) : other;

    // What somebody made a boolean of, by a conversion, is one where nothing says so only with a cast: `Show(flag && result)`.
    private static ExpressionSyntax Rest(BinaryExpressionSyntax whole, ExpressionSyntax other, SemanticModel model) =>
        model.GetTypeInfo(other) is { Type: { TypeKind: not (TypeKind.Error or TypeKind.Dynamic), SpecialType: not SpecialType.System_Boolean }, ConvertedType.SpecialType: SpecialType.System_Boolean } && !IsCondition(whole)
            ? TypedPlace.Convert(whole, other, model)
            : Rest(other);

    private static bool IsCondition(ExpressionSyntax whole) => Parentheses.WithAround(whole).Parent is IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression };

    private static bool? LiteralOf(ExpressionSyntax other) => Known.Unwrap(other).Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => true,
        SyntaxKind.FalseLiteralExpression => false,
        _ => null,
    };

    private static ExpressionSyntax Not(ExpressionSyntax other) => LiteralOf(other) is { } value
        ? Known.Boolean(!value)
        : SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Parentheses.AroundOperand(other).WithoutTrivia()).WithTriviaFrom(other);

    // Whether a known boolean matches; null where that isn't sure, or where the pattern gives it a name.
    private static bool? PatternOf(PatternSyntax pattern, bool value) => pattern switch
    {
        ConstantPatternSyntax constant => Known.Unwrap(constant.Expression).Kind() switch
        {
            SyntaxKind.TrueLiteralExpression => value,
            SyntaxKind.FalseLiteralExpression => !value,
            SyntaxKind.NullLiteralExpression => false,
            _ => null,
        },
        UnaryPatternSyntax not => !PatternOf(not.Pattern, value),
        ParenthesizedPatternSyntax parenthesized => PatternOf(parenthesized.Pattern, value),
        DiscardPatternSyntax => true,
        BinaryPatternSyntax binary when PatternOf(binary.Left, value) is { } left && PatternOf(binary.Right, value) is { } right =>
            binary.IsKind(SyntaxKind.AndPattern) ? left && right : left || right,
        _ => null,
    };
}

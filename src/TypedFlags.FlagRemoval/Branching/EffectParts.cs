using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>
/// The parts of an expression that do something, each one that may be a statement, where its value is not wanted any more: of <c>Next() &lt; limit</c> that is
/// <c>Next();</c>, and of <c>isOpen &amp;&amp; Next()</c> it is <c>if (isOpen) Next();</c>.
/// </summary>
internal static class EffectParts
{
    /// <returns>The parts in order; null where one of them can't be a statement.</returns>
    public static ImmutableArray<EffectPart>? Of(ImmutableArray<ExpressionSyntax> evaluated, SemanticModel model)
    {
        List<EffectPart> parts = [];
        return evaluated.All(expression => Add(expression, parts, model)) ? parts.ToImmutableArray() : null;
    }

    private static bool Add(ExpressionSyntax expression, List<EffectPart> parts, SemanticModel model)
    {
        if (!Effects.MayHave(expression, model))
        {
            return true;
        }

        if (Effects.IsConverted(expression, model))
        {
            return AddConversion(expression, parts, model);
        }

        if (Statements.Of(expression) is not null)
        {
            parts.Add(new EffectPart(expression, [], []));
            return true;
        }

        // What it does of its own, its parts would not.
        if (Effects.IsOne(expression, model))
        {
            return expression is MemberAccessExpressionSyntax wait && Effects.IsWait(wait, model) && AddWait(wait, parts, model);
        }

        return expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => Add(parenthesized.Expression, parts, model),
            TupleExpressionSyntax tuple => tuple.Arguments.All(argument => Add(argument.Expression, parts, model)),
            IsPatternExpressionSyntax pattern => Add(pattern.Expression, parts, model),
            MemberAccessExpressionSyntax access => Add(access.Expression, parts, model),
            ConditionalAccessExpressionSyntax access when !Effects.MayHave(access.WhenNotNull, model) => Add(access.Expression, parts, model),
            PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.LogicalNotExpression) => Add(unary.Operand, parts, model),
            BinaryExpressionSyntax binary when IsComparison(binary) => Add(binary.Left, parts, model) && Add(binary.Right, parts, model),
            BinaryExpressionSyntax binary when IsShortCircuit(binary) && !Effects.MayHave(binary.Right, model) => Add(binary.Left, parts, model),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both when !Effects.IsUserDefined(both, model) => AddCondition(both, both.Left, both.Right, null, parts, model),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either when !Effects.IsUserDefined(either, model) => AddCondition(either, either.Left, null, either.Right, parts, model),
            ConditionalExpressionSyntax conditional => AddCondition(conditional, conditional.Condition, conditional.WhenTrue, conditional.WhenFalse, parts, model),
            _ => false,
        };
    }

    // _ = (Email)Read();
    private static bool AddConversion(ExpressionSyntax expression, List<EffectPart> parts, SemanticModel model)
    {
        if (Conversions.Written(expression, model) is not { } written || expression.DescendantNodes().Any(static node => node is VariableDesignationSyntax))
        {
            return false;
        }

        parts.Add(new EffectPart(Discards.Of(written), [], []));
        return true;
    }

    // `task.Result` and `task.Wait()` wait and throw alike. Of a `ValueTask` there is no such pair.
    private static bool AddWait(MemberAccessExpressionSyntax access, List<EffectPart> parts, SemanticModel model)
    {
        if (model.GetTypeInfo(access.Expression).Type is not { Name: "Task" } || access.DescendantNodes().Any(static node => node is VariableDesignationSyntax))
        {
            return false;
        }

        parts.Add(new EffectPart(SyntaxFactory.InvocationExpression(access.WithName(SyntaxFactory.IdentifierName("Wait"))), [], []));
        return true;
    }

    private static bool AddCondition(ExpressionSyntax whole, ExpressionSyntax condition, ExpressionSyntax? whenTrue, ExpressionSyntax? whenFalse, List<EffectPart> parts, SemanticModel model)
    {
        // What a condition declares, others could not name behind its statement.
        if (whole.DescendantNodes().Any(static node => node is VariableDesignationSyntax)
            || Of(whenTrue is null ? [] : [whenTrue], model) is not { } whereTrue || Of(whenFalse is null ? [] : [whenFalse], model) is not { } whereFalse)
        {
            return false;
        }

        if (whereTrue.IsEmpty && whereFalse.IsEmpty)
        {
            return Add(condition, parts, model);
        }

        parts.Add(new EffectPart(condition, whereTrue, whereFalse));
        return true;
    }

    // Both operands are evaluated, whatever the other one is.
    private static bool IsComparison(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
        or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
        or SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression or SyntaxKind.ExclusiveOrExpression
        or SyntaxKind.AddExpression or SyntaxKind.SubtractExpression;

    private static bool IsShortCircuit(BinaryExpressionSyntax binary) =>
        binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression;
}

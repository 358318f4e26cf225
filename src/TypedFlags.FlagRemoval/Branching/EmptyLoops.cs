using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Loops of whose bodies nothing is left: those go that only count, or go through a list that is there. What an iterator does on its way is not known.</summary>
internal static class EmptyLoops
{
    /// <summary>Takes a loop without a body out where nobody can tell.</summary>
    public static void Drop(StatementSyntax loop, SemanticModel model, TreeEdits edits)
    {
        switch (loop)
        {
            case ForStatementSyntax counting when IsCounting(counting, model):
                Deletion.Delete(counting, edits);
                break;
            case ForEachStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.None } each when Sequences.IsList(model.GetTypeInfo(each.Expression).Type) && IsSame(each, model):
                if (!Effects.MayHave(each.Expression, model))
                {
                    Deletion.Delete(each, edits);
                }
                else if (!each.ContainsDirectives && !each.Expression.DescendantNodes().Any(static node => node is VariableDesignationSyntax) && EffectParts.Of([each.Expression], model) is { Length: > 0 } parts)
                {
                    edits.Replace(each, [.. EffectLines.Before(each, EffectLines.Of(parts, each), [])]);
                }

                break;
        }
    }

    // `foreach (Special item in items)` throws where one of them is none.
    private static bool IsSame(ForEachStatementSyntax each, SemanticModel model) =>
        model.GetForEachStatementInfo(each) is { ElementConversion: { IsIdentity: true } or { IsImplicit: true, IsReference: true } };

    // for (int index = 0; index < items.Count; index++)
    private static bool IsCounting(ForStatementSyntax loop, SemanticModel model)
    {
        if (loop is not { Declaration.Variables: { Count: 1 } variables, Initializers.Count: 0, Condition: BinaryExpressionSyntax { Left: IdentifierNameSyntax counter } condition, Incrementors: { Count: 1 } steps }
            || variables[0] is not { Initializer.Value: { } start } || counter.Identifier.ValueText != variables[0].Identifier.ValueText
            || model.GetTypeInfo(counter).Type is not { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 }
            || Effects.MayHave(start, model) || Effects.MayHave(condition.Right, model))
        {
            return false;
        }

        ExpressionSyntax? stepped = steps[0] switch
        {
            PostfixUnaryExpressionSyntax step => step.Operand,
            PrefixUnaryExpressionSyntax step => step.Operand,
            _ => null,
        };
        bool comesToAnEnd = steps[0].Kind() switch
        {
            SyntaxKind.PostIncrementExpression or SyntaxKind.PreIncrementExpression => condition.IsKind(SyntaxKind.LessThanExpression),
            SyntaxKind.PostDecrementExpression or SyntaxKind.PreDecrementExpression => condition.IsKind(SyntaxKind.GreaterThanExpression),
            _ => false,
        };
        return comesToAnEnd && stepped is IdentifierNameSyntax name && name.Identifier.ValueText == counter.Identifier.ValueText
            && !condition.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(one => one.Identifier.ValueText == counter.Identifier.ValueText);
    }
}

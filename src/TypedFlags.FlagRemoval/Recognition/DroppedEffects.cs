using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>What of an expression that is not needed any more has to be evaluated all the same.</summary>
internal static class DroppedEffects
{
    /// <summary>The parts that have effects, in the order in which they are evaluated; each whole, and none within another.</summary>
    public static IReadOnlyList<ExpressionSyntax> In(IEnumerable<ExpressionSyntax> expressions, SemanticModel model)
    {
        List<ExpressionSyntax> effects = [];
        foreach (ExpressionSyntax expression in expressions)
        {
            Add(expression, model, effects);
        }

        return effects;
    }

    private static void Add(ExpressionSyntax expression, SemanticModel model, List<ExpressionSyntax> effects)
    {
        if (Effects.IsOne(expression, model) || Effects.IsConverted(expression, model))
        {
            effects.Add(expression);
        }
        else if (!Operands.AreChosen(expression))
        {
            foreach (ExpressionSyntax operand in Operands.Of(expression))
            {
                Add(operand, model, effects);
            }
        }
        else if (Effects.MayHave(expression, model))
        {
            effects.Add(expression);
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    private static void Add(SyntaxNode node, SemanticModel model, List<ExpressionSyntax> effects)
    {
        switch (node)
        {
            case AnonymousFunctionExpressionSyntax or TypeSyntax and not SimpleNameSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax:
                return;
            case ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression }:
                // Only some of it is evaluated.
                List<ExpressionSyntax> within = [];
                AddChildren(node, model, within);
                if (within.Count > 0)
                {
                    effects.Add((ExpressionSyntax)node);
                }

                return;
            case ExpressionSyntax expression when IsEffect(expression, model):
                effects.Add(expression);
                return;
            default:
                AddChildren(node, model, effects);
                return;
        }
    }

    private static void AddChildren(SyntaxNode node, SemanticModel model, List<ExpressionSyntax> effects)
    {
        foreach (SyntaxNode child in node.ChildNodes())
        {
            Add(child, model, effects);
        }
    }

    private static bool IsEffect(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        InvocationExpressionSyntax call => !PureCalls.Has(call, model) && Effects.MayHave(call, model),
        BaseObjectCreationExpressionSyntax creation => !PureCalls.Has(creation, model),
        // `new FlagContext(user) { ["plan"] = plan }`
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => false,
        AwaitExpressionSyntax or AssignmentExpressionSyntax or ThrowExpressionSyntax or ElementAccessExpressionSyntax or ElementBindingExpressionSyntax => true,
        PrefixUnaryExpressionSyntax prefix => prefix.RawKind is (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression,
        PostfixUnaryExpressionSyntax postfix => postfix.RawKind is (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression,
        BinaryExpressionSyntax binary => binary.RawKind is (int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression || Effects.IsUserDefined(binary, model),
        CastExpressionSyntax cast => Effects.IsUserDefined(cast, model),

        // `Task.Result` waits, as `await` does.
        MemberAccessExpressionSyntax access => Effects.IsWait(access, model),
        DeclarationExpressionSyntax or QueryExpressionSyntax or StackAllocArrayCreationExpressionSyntax => true,
        _ => false,
    };
}

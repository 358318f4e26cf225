using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Texts of which nothing is left when they are put together with others: <c>""</c>, <c>string.Empty</c>, a null that would be a text.</summary>
internal static class EmptyTexts
{
    public static bool Is(ExpressionSyntax expression, SemanticModel model) =>
        (model.GetConstantValue(expression) is { HasValue: true, Value: string { Length: 0 } })
        || model.GetSymbolInfo(Known.Unwrap(expression)).Symbol is IFieldSymbol { Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String }
        || (Nulls.Is(expression, model) && (model.GetTypeInfo(Known.Unwrap(expression)) is { Type.SpecialType: SpecialType.System_String } or { Type: null, ConvertedType.SpecialType: SpecialType.System_String }));

    /// <summary>What is left of a sum of texts without an empty one; null where that would be no text, or might be a null.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="empty">The one of its operands that is empty.</param>
    /// <param name="model">What the sum means.</param>
    /// <param name="edits">What is changed beside: two operands may each be what makes a text of the others.</param>
    public static ExpressionSyntax? Rest(BinaryExpressionSyntax sum, ExpressionSyntax empty, SemanticModel model, TreeEdits edits)
    {
        if (!IsOfTexts(sum, model) || edits.AreIn(Whole(sum)))
        {
            return null;
        }

        ExpressionSyntax other = sum.Left == empty ? sum.Right : sum.Left;
        SyntaxNode? around = Parentheses.WithAround(sum).Parent;
        return model.GetTypeInfo(other).Type switch
        {
            { SpecialType: SpecialType.System_String } => IsPart(around, model) || IsNotNull(other, model) ? other : null,
            { TypeKind: not (TypeKind.Error or TypeKind.Dynamic) } => around is BinaryExpressionSyntax outer && IsOfTexts(outer, model) && IsStillOfTexts(outer, sum, other, model) ? other : null,
            _ => null,
        };
    }

    /// <summary>Whether a text is known not to be null: by what it is, or by what the compiler knows of it.</summary>
    public static bool IsNotNull(ExpressionSyntax text, SemanticModel model)
    {
        ExpressionSyntax inner = Bare(text);
        if (inner is InterpolatedStringExpressionSyntax || model.GetConstantValue(inner) is { HasValue: true, Value: string } || (inner is BinaryExpressionSyntax sum && IsOfTexts(sum, model)))
        {
            return true;
        }

        if (inner is ConditionalExpressionSyntax choice)
        {
            return IsNotNull(choice.WhenTrue, model) && IsNotNull(choice.WhenFalse, model);
        }

        // Of code without annotations the compiler only supposes it.
        return model.GetTypeInfo(inner).Type?.SpecialType == SpecialType.System_String
            && !model.IsSpeculativeSemanticModel
            && model.GetNullableContext(inner.SpanStart).AnnotationsEnabled()
            && NullableModel.Of(model) is var full
            && full.GetTypeInfo(inner).Nullability.FlowState == NullableFlowState.NotNull
            && full.GetSymbolInfo(inner).Symbol switch
            {
                ILocalSymbol local => local.NullableAnnotation,
                IParameterSymbol parameter => parameter.NullableAnnotation,
                IFieldSymbol field => field.NullableAnnotation,
                IPropertySymbol property => property.NullableAnnotation,
                IMethodSymbol method => method.ReturnNullableAnnotation,
                _ => NullableAnnotation.None,
            } != NullableAnnotation.None;
    }

    // A null in it is as good as an empty text.
    private static bool IsPart(SyntaxNode? around, SemanticModel model) => around switch
    {
        BinaryExpressionSyntax outer => IsOfTexts(outer, model),
        InterpolationSyntax hole => KnownTexts.IsText(hole, model),
        _ => false,
    };

    private static bool IsOfTexts(BinaryExpressionSyntax sum, SemanticModel model) => sum.IsKind(SyntaxKind.AddExpression)
        && model.GetTypeInfo(sum).Type?.SpecialType == SpecialType.System_String && model.GetSymbolInfo(sum).Symbol is IMethodSymbol { MethodKind: MethodKind.BuiltinOperator };

    // `"" + 5 + x`: a text where x is one, and another sum where it is not.
    private static bool IsStillOfTexts(BinaryExpressionSyntax outer, BinaryExpressionSyntax sum, ExpressionSyntax other, SemanticModel model)
    {
        ExpressionSyntax beside = Parentheses.WithAround(sum) == outer.Left ? outer.Right : outer.Left;
        return model.GetTypeInfo(beside).Type?.SpecialType == SpecialType.System_String
            && model.GetSpeculativeSymbolInfo(outer.SpanStart, outer.ReplaceNode(sum, Parentheses.AroundOperand(other).WithTriviaFrom(sum)), SpeculativeBindingOption.BindAsExpression).Symbol
                is IMethodSymbol { MethodKind: MethodKind.BuiltinOperator, ReturnType.SpecialType: SpecialType.System_String };
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        ExpressionSyntax bare = expression;
        while (bare is ParenthesizedExpressionSyntax parenthesized)
        {
            bare = parenthesized.Expression;
        }

        return bare;
    }

    private static ExpressionSyntax Whole(BinaryExpressionSyntax sum)
    {
        ExpressionSyntax whole = sum;
        while (whole.Parent is BinaryExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return whole;
    }
}

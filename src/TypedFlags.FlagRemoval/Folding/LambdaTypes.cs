using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>
/// Lambdas that took their type from a <c>return</c> that is gone: what they are given to would be another method, or one with another type argument. One of those that are left is cast
/// to the type that all had together. Where none is left, or a parameter went, the lambda is cast to the delegate that it was.
/// </summary>
internal sealed class LambdaTypes : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original)
        {
            return;
        }

        SyntaxNode before = view.File.Original.GetRoot(view.CancellationToken);
        foreach (AnonymousFunctionExpressionSyntax lambda in view.Root.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>())
        {
            if (!edits.Covers(lambda) && !lambda.ContainsDirectives && view.Removal.Marks.Of(lambda) is { } was && Rebound.Earlier(lambda, was, before) is AnonymousFunctionExpressionSyntax earlier && !earlier.IsEquivalentTo(lambda))
            {
                Keep(lambda, earlier, view, edits);
            }
        }
    }

    /// <summary>What a lambda is converted to: where it is cast, the type of the cast.</summary>
    public static ITypeSymbol? TargetOf(AnonymousFunctionExpressionSyntax lambda, SemanticModel model) => Parentheses.WithAround(lambda).Parent is CastExpressionSyntax cast
        ? model.GetTypeInfo(cast.Type).Type
        : model.GetTypeInfo(lambda).ConvertedType;

    private static void Keep(AnonymousFunctionExpressionSyntax lambda, AnonymousFunctionExpressionSyntax earlier, FileView view, TreeEdits edits)
    {
        SemanticModel before = view.Removal.Before.ModelOf(view.File.Original);
        if (view.Model.GetSymbolInfo(lambda, view.CancellationToken).Symbol is not IMethodSymbol now || before.GetSymbolInfo(earlier, view.CancellationToken).Symbol is not IMethodSymbol then)
        {
            return;
        }

        if (!IsSame(now.ReturnType, then.ReturnType) && now.IsAsync == then.IsAsync && ResultOf(NullableModel.Of(before).GetSymbolInfo(earlier, view.CancellationToken).Symbol as IMethodSymbol) is { } result
            && Results(lambda).LastOrDefault(one => !IsSame(view.Model.GetTypeInfo(one).Type, result)) is { } value && Named(MayBeNull(value, result, view.Model), lambda, view) is { } type)
        {
            edits.Replace(value, Cast(type, value));
        }
        else if (TargetOf(earlier, before) is { } target && (target.TypeKind == TypeKind.Delegate || target.SpecialType == SpecialType.System_Delegate)
            && Parentheses.WithAround(lambda).Parent is not CastExpressionSyntax && !IsSame(TargetOf(lambda, view.Model), target) && Named(target, lambda, view) is { } whole)
        {
            edits.Replace(lambda, Cast(whole, lambda));
        }
    }

    private static bool IsSame(ITypeSymbol? one, ITypeSymbol? other) => Bound.TextOf(one) == Bound.TextOf(other);

    private static ITypeSymbol? ResultOf(IMethodSymbol? lambda) =>
        lambda is null || lambda.ReturnsVoid ? null : lambda.IsAsync ? Waiting.ResultOf(lambda.ReturnType) : lambda.ReturnType;

    private static ITypeSymbol MayBeNull(ExpressionSyntax value, ITypeSymbol type, SemanticModel model) =>
        type.IsReferenceType && Pinning.Known.Unwrap(value).Kind() is (SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression) && model.GetNullableContext(value.SpanStart).AnnotationsEnabled()
            ? type.WithNullableAnnotation(NullableAnnotation.Annotated)
            : type;

    private static IEnumerable<ExpressionSyntax> Results(AnonymousFunctionExpressionSyntax lambda) => lambda.ExpressionBody is { } body ? body is ThrowExpressionSyntax ? [] : [body]
        : lambda.Block!.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(static one => one.Expression).OfType<ExpressionSyntax>();

    // As it is written here; null where it has no name, or another meaning.
    private static TypeSyntax? Named(ITypeSymbol type, SyntaxNode place, FileView view)
    {
        TypeSyntax full = SyntaxFactory.ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)));
        return NullableModel.Of(view.Model).GetSpeculativeTypeInfo(place.SpanStart, full, SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { TypeKind: not TypeKind.Error } known && IsSame(known, type)
            ? SyntaxFactory.ParseTypeName((type.NullableAnnotation == NullableAnnotation.Annotated ? known.WithNullableAnnotation(type.NullableAnnotation) : known).ToMinimalDisplayString(view.Model, place.SpanStart))
            : null;
    }

    private static ExpressionSyntax Cast(TypeSyntax type, ExpressionSyntax value) => (Pinning.Known.Unwrap(value).IsKind(SyntaxKind.DefaultLiteralExpression)
        ? (ExpressionSyntax)SyntaxFactory.DefaultExpression(type)
        : SyntaxFactory.CastExpression(type, Parentheses.AroundOperand(value.WithoutTrivia()))).WithTriviaFrom(value);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>What is taken apart into several variables: <c>var (name, count) = isNew ? Both() : (null, 0)</c>. The variables do not say what a <c>null</c> among them is.</summary>
internal static class Deconstructed
{
    /// <summary>Whether an expression is taken apart right where it stands.</summary>
    public static bool Is(SyntaxNode place) => place.Parent is AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment && assignment.Right == place;

    /// <summary>A tuple that is written down in the place of the whole, each part with the type that it had; null where none is, or it isn't taken apart there.</summary>
    public static ExpressionSyntax? Elements(ExpressionSyntax whole, ExpressionSyntax side, INamedTypeSymbol type, SemanticModel model)
    {
        if (Parentheses.WithAround(whole) is not { Parent: AssignmentExpressionSyntax { Left: var targets } } place || !Is(place)
            || Pinning.Known.Unwrap(side) is not TupleExpressionSyntax tuple || tuple.Arguments.Count != type.TupleElements.Length)
        {
            return null;
        }

        return tuple.ReplaceNodes(
            tuple.Arguments.Select(static argument => argument.Expression).Where((element, index) => !IsOfType(element, index)),
            (element, _) => Typed(element, type.TupleElements[tuple.Arguments.IndexOf((ArgumentSyntax)element.Parent!)].Type, whole, model)).WithTriviaFrom(side);

        bool IsOfType(ExpressionSyntax element, int index) => SymbolEqualityComparer.Default.Equals(type.TupleElements[index].Type, model.GetTypeInfo(element).Type) && !IsDefault(element)
            || (TargetAt(targets, index) is { } target && SymbolEqualityComparer.Default.Equals(type.TupleElements[index].Type, model.GetTypeInfo(target).Type));
    }

    // A variable that has a type; null of `var` and of what only is let go.
    private static ExpressionSyntax? TargetAt(ExpressionSyntax targets, int index) => targets is TupleExpressionSyntax tuple && index < tuple.Arguments.Count
        ? tuple.Arguments[index].Expression switch
        {
            DeclarationExpressionSyntax { Type.IsVar: true } or IdentifierNameSyntax { Identifier.ValueText: "_" } => null,
            var target => target,
        }
        : null;

    private static bool IsDefault(ExpressionSyntax element) => Pinning.Known.Unwrap(element).IsKind(SyntaxKind.DefaultLiteralExpression);

    private static ExpressionSyntax Typed(ExpressionSyntax element, ITypeSymbol type, ExpressionSyntax whole, SemanticModel model)
    {
        bool isNull = type.IsReferenceType && (IsDefault(element) || Nulls.Is(element, model)) && model.GetNullableContext(whole.SpanStart).AnnotationsEnabled();
        TypeSyntax name = SyntaxFactory.ParseTypeName((isNull ? type.WithNullableAnnotation(NullableAnnotation.Annotated) : type).ToMinimalDisplayString(model, whole.SpanStart));
        return IsDefault(element)
            ? SyntaxFactory.DefaultExpression(name).WithTriviaFrom(element)
            : SyntaxFactory.CastExpression(name, Parentheses.AroundOperand(element).WithoutTrivia()).WithTriviaFrom(element);
    }
}

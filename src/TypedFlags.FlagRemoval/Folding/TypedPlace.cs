using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>One of several sides in the place of the whole that gave it its type.</summary>
internal static class TypedPlace
{
    /// <summary>The side, cast where its own type would mean something else in the place of the whole.</summary>
    /// <param name="whole">A conditional or a switch expression.</param>
    /// <param name="side">One of its sides.</param>
    /// <param name="model">What the whole means.</param>
    public static ExpressionSyntax Convert(ExpressionSyntax whole, ExpressionSyntax side, SemanticModel model) => Chosen.Mark(Converted(whole, side, model));

    private static ExpressionSyntax Converted(ExpressionSyntax whole, ExpressionSyntax side, SemanticModel model)
    {
        // The cast that gave the whole its type, and that its place does not need.
        if (Pinning.Known.Unwrap(side) is CastExpressionSyntax cast && model.GetTypeInfo(cast).Type is { TypeKind: not TypeKind.Error } wanted
            && SameMeaning.IsUpward(model.ClassifyConversion(cast.Expression, wanted)) && SameMeaning.Has(whole, cast.Expression, wanted, model))
        {
            return cast.Expression.WithTriviaFrom(side);
        }

        TypeInfo of = model.GetTypeInfo(whole);
        TypeInfo own = model.GetTypeInfo(side);

        // Without a type of its own the whole takes the place's, and each side does so by itself.
        ITypeSymbol? type = of.Type is { TypeKind: not TypeKind.Error } natural && model.GetConversion(whole) is not { IsConditionalExpression: true } and not { IsSwitchExpression: true } ? natural : of.ConvertedType;
        if (type is null or { TypeKind: TypeKind.Error } or { IsAnonymousType: true } || own.Type is { TypeKind: TypeKind.Error })
        {
            return side;
        }

        bool isDefault = Pinning.Known.Unwrap(side).IsKind(SyntaxKind.DefaultLiteralExpression);
        if (SymbolEqualityComparer.Default.Equals(type, own.Type) && !isDefault)
        {
            return type.IsReferenceType && !IsTyped(whole, of.ConvertedType, type, model)
                && Cast(whole, side, type.WithNullableAnnotation(NullableAnnotation.Annotated), model) is var nullable && NullableSides.IsNeeded(whole, side, nullable, model) ? nullable : side;
        }

        if (type is INamedTypeSymbol { IsTupleType: true } tuple && Deconstructed.Elements(whole, side, tuple, model) is { } elements)
        {
            return elements;
        }

        if (IsTyped(whole, of.ConvertedType, type, model) || SameMeaning.Has(whole, side, type, model))
        {
            return side;
        }

        if (Numbers.Written(Pinning.Known.Unwrap(side), type.SpecialType) is { } number)
        {
            return number.WithTriviaFrom(side);
        }

        CastExpressionSyntax typed = Cast(whole, side, type, model);
        return isDefault ? SyntaxFactory.DefaultExpression(typed.Type).WithTriviaFrom(side) : typed;
    }

    /// <summary><c>null</c> in the place of the whole, cast where it would mean something else; null where the whole never is.</summary>
    public static ExpressionSyntax? Null(ExpressionSyntax whole, SemanticModel model)
    {
        TypeInfo of = model.GetTypeInfo(whole);
        if (of.Type is not { } type || !Nulls.MayBeNull(type))
        {
            return null;
        }

        ExpressionSyntax literal = SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression);
        return IsTyped(whole, of.ConvertedType, type, model) || SameMeaning.Has(whole, literal, type, model) ? literal : Cast(whole, literal, type, model);
    }

    private static CastExpressionSyntax Cast(ExpressionSyntax whole, ExpressionSyntax side, ITypeSymbol type, SemanticModel model)
    {
        // The same type, with what may be null in it.
        TypeInfo full = NullableModel.Of(model).GetTypeInfo(whole);
        ITypeSymbol named = (type.NullableAnnotation == NullableAnnotation.Annotated ? type : SymbolEqualityComparer.Default.Equals(type, full.Type) ? full.Type : SymbolEqualityComparer.Default.Equals(type, full.ConvertedType) ? full.ConvertedType : null) ?? type;
        named = named.IsReferenceType && IsNullLiteral(side) && model.GetNullableContext(whole.SpanStart).AnnotationsEnabled() ? named.WithNullableAnnotation(NullableAnnotation.Annotated) : named;
        TypeSyntax name = SyntaxFactory.ParseTypeName(named.ToMinimalDisplayString(model, whole.SpanStart));
        return SyntaxFactory.CastExpression(name, Parentheses.AroundOperand(side).WithoutTrivia()).WithTriviaFrom(side);
    }

    private static bool IsNullLiteral(ExpressionSyntax side) => Pinning.Known.Unwrap(side).Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression;

    /// <summary>
    /// Whether a side of another type would stand in a statement in which something else is changed as well: each by itself may mean the same, and both together another
    /// method. One waits for the next round. A side that would be no copy any more, where that matters, waits for good.
    /// </summary>
    public static bool HasToWait(ExpressionSyntax whole, ExpressionSyntax side, SemanticModel model, TreeEdits edits) =>
        (!SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(whole).Type, model.GetTypeInfo(side).Type) && SameMeaning.OutermostAround(whole) is { } around && edits.AreIn(around)) || Copies.Matter(whole, side, model);

    // True where the place says the type by itself, and it is the one that the side would have been converted to.
    private static bool IsTyped(ExpressionSyntax whole, ITypeSymbol? converted, ITypeSymbol type, SemanticModel model)
    {
        if (!SymbolEqualityComparer.Default.Equals(converted, type))
        {
            return false;
        }

        SyntaxNode place = whole;
        while (place.Parent is ParenthesizedExpressionSyntax)
        {
            place = place.Parent;
        }

        return place.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => !declaration.Type.IsVar,
            EqualsValueClauseSyntax => true,
            AssignmentExpressionSyntax assignment => assignment.Right == place && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && model.GetTypeInfo(assignment.Left).Type is not null && !Deconstructed.Is(place),
            ReturnStatementSyntax or ArrowExpressionClauseSyntax => place.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax or LocalFunctionStatementSyntax)
                is not AnonymousFunctionExpressionSyntax,
            _ => false,
        };
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Creations of objects that do nothing but give an object: no constructor runs code that could be missed. What is evaluated for their arguments is not asked for here.</summary>
internal static class PlainCreation
{
    public static bool Is(BaseObjectCreationExpressionSyntax creation, SemanticModel model, int depth) =>
        model.GetSymbolInfo(creation).Symbol is IMethodSymbol constructor
            ? Is(creation, constructor, model, depth) && (creation.Initializer is not { } initializer || IsPlain(initializer, constructor.ContainingType, model))
            : model.GetTypeInfo(creation).Type is { TypeKind: TypeKind.Delegate } || FlagContexts.AreCreatedBy(creation);

    /// <summary>Whether a list, <c>[]</c> or <c>[a, .. b]</c>, is only created: an array, or one of the framework's collections, of what is there.</summary>
    public static bool Is(CollectionExpressionSyntax list, SemanticModel model, int depth) =>
        list.Elements.All(element => element is ExpressionElementSyntax || (element is SpreadElementSyntax spread && !Sequences.DoMore(spread.Expression, model, depth) && !Conversions.DoMore(spread, model, depth)))
        && TypeOf(list, model) is { } type
        && (type.TypeKind == TypeKind.Array || Sequences.IsList(type) || FrameworkCreation.IsCollection(type))
        && !(list.Elements.Count > 0 && FrameworkCreation.ComparesMore(type, model, depth));

    /// <summary>Whether a copy, <c>user with { Name = name }</c>, is only that.</summary>
    public static bool Is(WithExpressionSyntax copy, SemanticModel model) => model.GetTypeInfo(copy).Type is { } type
        && (type.IsValueType || type is INamedTypeSymbol { IsRecord: true } record && record.InstanceConstructors.All(static constructor => constructor.IsImplicitlyDeclared || !IsCopy(constructor)))
        && IsPlain(copy.Initializer, type, model);

    private static bool Is(BaseObjectCreationExpressionSyntax creation, IMethodSymbol constructor, SemanticModel model, int depth) => constructor switch
    {
        // A struct's zeros.
        { ContainingType.IsValueType: true, IsImplicitlyDeclared: true, Parameters.IsEmpty: true } => true,
        _ when FrameworkCreation.IsOf(constructor.ContainingType) => FrameworkCreation.TakesAnything(creation, constructor, model, depth),
        _ => PlainConstructor.Is(constructor, model.Compilation, depth),
    };

    // What a cast makes of a list, the list itself isn't said to become.
    private static ITypeSymbol? TypeOf(CollectionExpressionSyntax list, SemanticModel model)
    {
        SyntaxNode place = list;
        while (place.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            place = parenthesized;
        }

        return place.Parent is CastExpressionSyntax cast ? model.GetTypeInfo(cast).Type : model.GetTypeInfo(list).ConvertedType;
    }

    private static bool IsCopy(IMethodSymbol constructor) => constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    // What stands between the braces: members that only hold what they are given, and what is added to a collection of the framework.
    private static bool IsPlain(InitializerExpressionSyntax initializer, ITypeSymbol? type, SemanticModel model) => initializer.Expressions.All(element => element switch
    {
        AssignmentExpressionSyntax { Right: InitializerExpressionSyntax inner } assignment => type is not null && FrameworkObjects.Are(type) && IsPlain(inner, model.GetTypeInfo(assignment.Left).Type, model),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax place } => FrameworkCreation.HasPlaceFor(model.GetSymbolInfo(place).Symbol),
        AssignmentExpressionSyntax assignment => Holding.Is(model.GetSymbolInfo(assignment.Left).Symbol),
        _ => type is { DeclaringSyntaxReferences.IsEmpty: true } && model.GetCollectionInitializerSymbolInfo(element).Symbol?.DeclaringSyntaxReferences.IsEmpty != false,
    });
}

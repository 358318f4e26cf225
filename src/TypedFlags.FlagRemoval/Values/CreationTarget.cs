using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>What <c>new()</c> creates. Where the type is missing the compiler says nothing of it, but the place of the creation still names it.</summary>
internal static class CreationTarget
{
    /// <summary>The type; null where its name is not known.</summary>
    public static ITypeSymbol? Of(ImplicitObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        TypeInfo info = model.GetTypeInfo(creation);
        return (info.Type ?? info.ConvertedType) is { Name.Length: > 0 } type ? type : TargetOf(creation, model) is { Name.Length: > 0 } target ? target : null;
    }

    private static ITypeSymbol? TargetOf(ExpressionSyntax value, SemanticModel model) => value.Parent switch
    {
        ParenthesizedExpressionSyntax whole => TargetOf(whole, model),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } whole => TargetOf(whole, model),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => TypeOf(declaration.Type, model),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => TypeOf(property.Type, model),
        EqualsValueClauseSyntax { Parent: ParameterSyntax { Type: { } type } } => TypeOf(type, model),
        AssignmentExpressionSyntax assignment when assignment.Right == value => model.GetTypeInfo(assignment.Left).Type,
        CastExpressionSyntax cast => TypeOf(cast.Type, model),
        ArrowExpressionClauseSyntax or ReturnStatementSyntax => ReturnedBy(value.Parent, model),
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } => ElementOf(TargetOf(list, model)),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression or (int)SyntaxKind.ArrayInitializerExpression, Parent: ExpressionSyntax list } => ElementOf(list switch
        {
            ObjectCreationExpressionSyntax creation => TypeOf(creation.Type, model),
            ArrayCreationExpressionSyntax array => TypeOf(array.Type, model),
            ImplicitObjectCreationExpressionSyntax implicitly => Of(implicitly, model),
            _ => null,
        }),
        _ => null,
    };

    private static ITypeSymbol? TypeOf(TypeSyntax type, SemanticModel model) => model.GetTypeInfo(type is NullableTypeSyntax nullable ? nullable.ElementType : type).Type;

    // What an async method gives is in a task, and an iterator's values are the elements of what it returns.
    private static ITypeSymbol? ReturnedBy(SyntaxNode place, SemanticModel model) =>
        place.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or MemberDeclarationSyntax) switch
        {
            MethodDeclarationSyntax method when !method.Modifiers.Any(SyntaxKind.AsyncKeyword) => TypeOf(method.ReturnType, model),
            LocalFunctionStatementSyntax local when !local.Modifiers.Any(SyntaxKind.AsyncKeyword) => TypeOf(local.ReturnType, model),
            BasePropertyDeclarationSyntax property => TypeOf(property.Type, model),
            AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.GetAccessorDeclaration, Parent.Parent: BasePropertyDeclarationSyntax property } => TypeOf(property.Type, model),
            _ => null,
        };

    // What a type that is missing takes as elements nobody knows.
    private static ITypeSymbol? ElementOf(ITypeSymbol? list) => list switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeKind: not TypeKind.Error, TypeArguments: { Length: 1 } elements } => elements[0],
        _ => null,
    };
}

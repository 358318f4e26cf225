using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Creations of objects that do nothing but give an object: no constructor runs code that could be missed.</summary>
internal static class PlainCreation
{
    private const int MostBases = 8;

    private static readonly HashSet<string> OfFramework = new(StringComparer.Ordinal) { "System.Collections.Generic", "System.Collections.Concurrent", "System.Collections", "System.Text" };

    public static bool Is(BaseObjectCreationExpressionSyntax creation, SemanticModel model) =>
        (creation.ArgumentList?.Arguments.All(argument => !Effects.MayHave(argument.Expression, model)) ?? true)
        && (creation.Initializer is not { } initializer || initializer.Expressions.All(element => !MayHave(element, model)))
        && model.GetSymbolInfo(creation).Symbol is IMethodSymbol constructor
        && IsPlain(constructor, model.Compilation);

    /// <summary>Whether a list, <c>[]</c> or <c>[a, b]</c>, is only created: an array, or one of the framework's collections, of what is there.</summary>
    public static bool Is(CollectionExpressionSyntax list, SemanticModel model) =>
        list.Elements.All(element => element is ExpressionElementSyntax { Expression: var value } && !Effects.MayHave(value, model))
        && model.GetTypeInfo(list).ConvertedType is { } type
        && (type.TypeKind == TypeKind.Array || (type.DeclaringSyntaxReferences.IsEmpty && OfFramework.Contains(type.ContainingNamespace.ToDisplayString())));

    private static bool MayHave(ExpressionSyntax element, SemanticModel model) => element is AssignmentExpressionSyntax assignment
        ? assignment.Right is InitializerExpressionSyntax || (assignment.Right is CollectionExpressionSyntax list ? !Is(list, model) : Effects.MayHave(assignment.Right, model)) || model.GetSymbolInfo(assignment.Left).Symbol is not IFieldSymbol and not IPropertySymbol { SetMethod.DeclaringSyntaxReferences.IsEmpty: true }
        : Effects.MayHave(element, model);

    private static bool IsPlain(IMethodSymbol constructor, Compilation compilation)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        if (type.SpecialType == SpecialType.System_Object || PureCalls.IsContext(type) || (type.DeclaringSyntaxReferences.IsEmpty && OfFramework.Contains(type.ContainingNamespace.ToDisplayString())))
        {
            return true;
        }

        return !type.DeclaringSyntaxReferences.IsEmpty && HasNoCode(type, constructor, compilation);
    }

    // Neither constructors with a body, nor initializers that call something, nor a base that has.
    private static bool HasNoCode(INamedTypeSymbol type, IMethodSymbol constructor, Compilation compilation)
    {
        INamedTypeSymbol? current = type;
        for (int depth = 0; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; depth++)
        {
            if (depth == MostBases || current.DeclaringSyntaxReferences.IsEmpty || current.GetMembers().Any(static member => member is IMethodSymbol { MethodKind: MethodKind.StaticConstructor, IsImplicitlyDeclared: false }))
            {
                return false;
            }

            bool isOwn = SymbolEqualityComparer.Default.Equals(current, type);
            if (current.InstanceConstructors.Any(other => (!isOwn || SymbolEqualityComparer.Default.Equals(other, constructor.OriginalDefinition)) && HasCode(other, compilation))
                || current.DeclaringSyntaxReferences.Any(part => HasInitializersWithCode(part.GetSyntax(), compilation)))
            {
                return false;
            }

            current = current.BaseType;
        }

        return true;
    }

    // Only assignments of what is given, as constructors of services are.
    private static bool HasCode(IMethodSymbol constructor, Compilation compilation) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ConstructorDeclarationSyntax declaration
            && (declaration.Initializer is not null
                || declaration.ExpressionBody is { Expression: var expression } && !IsPlainAssignment(expression, compilation)
                || declaration.Body is { } body && !body.Statements.All(statement => statement is ExpressionStatementSyntax { Expression: var assignment } && IsPlainAssignment(assignment, compilation))));

    private static bool IsPlainAssignment(ExpressionSyntax expression, Compilation compilation)
    {
        if (expression is not AssignmentExpressionSyntax assignment)
        {
            return false;
        }

        return DeclaringModels.Of(expression.SyntaxTree, compilation) is { } model
            && !Effects.MayHave(assignment.Left, model) && !Effects.MayHave(assignment.Right, model) && model.GetSymbolInfo(assignment.Left).Symbol is IFieldSymbol;
    }

    private static bool HasInitializersWithCode(SyntaxNode declaration, Compilation compilation)
    {
        if (declaration is not TypeDeclarationSyntax type || DeclaringModels.Of(type.SyntaxTree, compilation) is not { } model)
        {
            return true;
        }

        return type.Members
            .SelectMany(static member => member switch
            {
                FieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Initializer?.Value),
                PropertyDeclarationSyntax property => [property.Initializer?.Value],
                _ => [],
            })
            .Any(value => value is not null && Effects.MayHave(value, model));
    }
}

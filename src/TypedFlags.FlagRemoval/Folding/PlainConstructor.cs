using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Constructors of the program that only keep what they are given: neither they, nor the initializers of fields and properties, nor those of a base run code that could be missed.</summary>
internal static class PlainConstructor
{
    private const int MostBases = 8;

    public static bool Is(IMethodSymbol constructor, Compilation compilation, int depth)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        if (depth == 0 || type.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        INamedTypeSymbol? current = type;
        for (int bases = 0; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) } && !FrameworkCreation.IsException(current); bases++)
        {
            if (bases == MostBases || current.DeclaringSyntaxReferences.IsEmpty || current.GetMembers().Any(static member => member is IMethodSymbol { MethodKind: MethodKind.StaticConstructor, IsImplicitlyDeclared: false }))
            {
                return false;
            }

            bool isOwn = SymbolEqualityComparer.Default.Equals(current, type);
            if (current.InstanceConstructors.Any(other => (!isOwn || SymbolEqualityComparer.Default.Equals(other, constructor.OriginalDefinition)) && HasCode(other, compilation, depth))
                || current.DeclaringSyntaxReferences.Any(part => HasInitializersWithCode(part.GetSyntax(), compilation, depth)))
            {
                return false;
            }

            current = current.BaseType;
        }

        return true;
    }

    // Only assignments of what is given, as constructors of services are.
    private static bool HasCode(IMethodSymbol constructor, Compilation compilation, int depth) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ConstructorDeclarationSyntax declaration
            && (declaration.Initializer is { } first && !IsPlainBase(first, compilation, depth)
                || declaration.ExpressionBody is { Expression: var expression } && !IsPlainAssignment(expression, compilation, depth)
                || declaration.Body is { } body && !body.Statements.All(statement => statement is ExpressionStatementSyntax { Expression: var assignment } && IsPlainAssignment(assignment, compilation, depth))));

    // All constructors of a base are looked at; another one of the same type is not.
    private static bool IsPlainBase(ConstructorInitializerSyntax first, Compilation compilation, int depth) => first.ThisOrBaseKeyword.ValueText == "base" && IsPlain(first.ArgumentList, compilation, depth);

    private static bool IsPlain(ArgumentListSyntax arguments, Compilation compilation, int depth) =>
        DeclaringModels.Of(arguments.SyntaxTree, compilation) is { } model && arguments.Arguments.All(argument => !Effects.MayHave(argument.Expression, model, depth - 1));

    private static bool IsPlainAssignment(ExpressionSyntax expression, Compilation compilation, int depth) =>
        expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
        && DeclaringModels.Of(expression.SyntaxTree, compilation) is { } model
        && (assignment is { Left: TupleExpressionSyntax left, Right: TupleExpressionSyntax }
            ? left.Arguments.All(target => Keeps(target.Expression, model, depth))
            : Keeps(assignment.Left, model, depth))
        && !Effects.MayHave(assignment.Right, model, depth - 1)
        && !(assignment.Left is TupleExpressionSyntax && Conversions.AreOfParts(assignment, model, depth - 1));

    private static bool Keeps(ExpressionSyntax target, SemanticModel model, int depth) => !Effects.MayHave(target, model, depth - 1)
        && model.GetSymbolInfo(target).Symbol is { IsStatic: false, DeclaringSyntaxReferences.IsEmpty: false } member && Holding.Is(member);

    private static bool HasInitializersWithCode(SyntaxNode declaration, Compilation compilation, int depth)
    {
        if (declaration is not TypeDeclarationSyntax type || DeclaringModels.Of(type.SyntaxTree, compilation) is not { } model)
        {
            return true;
        }

        if (type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().Any(first => !IsPlain(first.ArgumentList, compilation, depth)) == true)
        {
            return true;
        }

        return type.Members
            .SelectMany(static member => member switch
            {
                FieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Initializer?.Value),
                PropertyDeclarationSyntax property => [property.Initializer?.Value],
                EventFieldDeclarationSyntax raised => raised.Declaration.Variables.Select(static variable => variable.Initializer?.Value),
                _ => [],
            })
            .Any(value => value is not null && Effects.MayHave(value, model, depth - 1));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>What happens before the first static method of a type runs: its static constructor, and what its static fields begin with.</summary>
internal static class TypeStarts
{
    /// <summary>Whether calling a method may start its type, and that may do something. Whoever calls from within the type has started it.</summary>
    public static bool DoMore(IMethodSymbol method, SyntaxNode caller, SemanticModel model, int depth)
    {
        INamedTypeSymbol type = method.ContainingType.OriginalDefinition;
        if (!method.IsStatic || method.MethodKind == MethodKind.LocalFunction || type.DeclaringSyntaxReferences.IsEmpty || depth == 0 || IsWithin(caller, type, model))
        {
            return false;
        }

        if (type.StaticConstructors.FirstOrDefault(static constructor => !constructor.IsImplicitlyDeclared) is { } written)
        {
            return !written.DeclaringSyntaxReferences.All(reference => IsPlain((ConstructorDeclarationSyntax)reference.GetSyntax(), model, depth)) || BeginWithCode(type, model, depth);
        }

        // Without one, only who reads a static field starts the type.
        return NamesFields(method, type) && BeginWithCode(type, model, depth);
    }

    private static bool IsWithin(SyntaxNode caller, INamedTypeSymbol type, SemanticModel model) =>
        SymbolEqualityComparer.Default.Equals(model.GetEnclosingSymbol(caller.SpanStart)?.ContainingType?.OriginalDefinition, type);

    private static bool IsPlain(ConstructorDeclarationSyntax constructor, SemanticModel model, int depth)
    {
        IEnumerable<ExpressionSyntax?> statements = constructor.ExpressionBody is { Expression: var only } ? [only] : constructor.Body?.Statements.Select(static statement => (statement as ExpressionStatementSyntax)?.Expression) ?? [];
        return DeclaringModels.Of(constructor.SyntaxTree, model.Compilation) is { } there && statements.All(statement =>
            statement is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
            && there.GetSymbolInfo(assignment.Left).Symbol is { IsStatic: true, DeclaringSyntaxReferences.IsEmpty: false } member && Holding.Is(member)
            && !Effects.MayHave(assignment.Right, there, depth - 1));
    }

    private static bool BeginWithCode(INamedTypeSymbol type, SemanticModel model, int depth) => type.GetMembers().Where(static member => member is { IsStatic: true } and not IFieldSymbol { IsConst: true })
        .SelectMany(static member => member.DeclaringSyntaxReferences).Select(static reference => reference.GetSyntax() switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        })
        .Any(value => value is not null && (DeclaringModels.Of(value.SyntaxTree, model.Compilation) is not { } there || Effects.MayHave(value, there, depth - 1)));

    private static bool NamesFields(IMethodSymbol method, INamedTypeSymbol type)
    {
        HashSet<string> names = new(type.GetMembers().Where(static member => member is IFieldSymbol { IsStatic: true, IsConst: false } or IPropertySymbol { IsStatic: true }).Select(static member => member.Name), StringComparer.Ordinal);
        return names.Count > 0 && method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText)));
    }
}

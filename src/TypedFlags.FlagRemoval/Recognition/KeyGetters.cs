using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>What a property of this code gives that does nothing else: <c>Key =&gt; _key</c>.</summary>
internal static class KeyGetters
{
    /// <summary>The name of the field or the parameter, of an automatic property its own; null where it gives anything else.</summary>
    public static string? ReadBy(IPropertySymbol property, CancellationToken cancellationToken)
    {
        if (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not PropertyDeclarationSyntax declaration)
        {
            return property.Name;
        }

        AccessorDeclarationSyntax? getter = declaration.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        ExpressionSyntax? given = declaration.ExpressionBody?.Expression ?? getter?.ExpressionBody?.Expression ?? (getter?.Body?.Statements is { Count: 1 } body && body[0] is ReturnStatementSyntax { Expression: { } returned } ? returned : null);
        return given switch
        {
            null => getter is { Body: null } ? property.Name : null,
            IdentifierNameSyntax name when IsPlain(name.Identifier.ValueText, property) => name.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } when IsPlain(name.Identifier.ValueText, property) => name.Identifier.ValueText,
            _ => null,
        };
    }

    // A property may give something else in turn.
    private static bool IsPlain(string name, IPropertySymbol property)
    {
        for (INamedTypeSymbol? type = property.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).OfType<IPropertySymbol>().Any())
            {
                return false;
            }
        }

        return true;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>What making a text of a value does: <c>order.ToString()</c>, <c>$"{order}"</c>, <c>"order " + order</c>. Nothing, as with a getter, but where the program's own <c>ToString</c> does more than to put one together.</summary>
internal static class Texts
{
    public static bool DoesMore(ExpressionSyntax value, SemanticModel model, int depth) => DoesMore(model.GetTypeInfo(value).Type, model, depth);

    public static bool DoesMore(ITypeSymbol? type, SemanticModel model, int depth) => DoesMore(type, model, depth, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    /// <summary>The same of a value, or of each of several: <c>string.Join(", ", orders)</c>.</summary>
    public static bool AreMore(ExpressionSyntax value, SemanticModel model, int depth) =>
        DoesMore(value, model, depth) || (Sequences.ElementOf(model.GetTypeInfo(value).Type) is { } element && DoesMore(element, model, depth));

    private static bool DoesMore(ITypeSymbol? type, SemanticModel model, int depth, HashSet<ITypeSymbol> seen)
    {
        // Their texts are put together of those of their parts.
        if (type is INamedTypeSymbol { IsTupleType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
        {
            return ((INamedTypeSymbol)type).TypeArguments.Any(part => DoesMore(part, model, depth, seen));
        }

        if (type is { IsAnonymousType: true })
        {
            return AreMore(type, model, depth, seen);
        }

        for (ITypeSymbol? current = type; current is { SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false } && seen.Add(current); current = current.BaseType)
        {
            IMethodSymbol[] written = [.. current.GetMembers().OfType<IMethodSymbol>().Where(static method => method is { IsImplicitlyDeclared: false, IsStatic: false } && IsForText(method))];
            if (written.Any(method => !SourceMethods.AreOneExpression(method, model, depth)))
            {
                return true;
            }

            if (written.Any(static method => method is { Name: "ToString", Parameters.IsEmpty: true }))
            {
                return false;
            }

            if (current.IsRecord && AreMore(current, model, depth, seen))
            {
                return true;
            }
        }

        return false;
    }

    // An order's own, also the one with a format, and what a record says of itself.
    private static bool IsForText(IMethodSymbol method) => method switch
    {
        { Name: "ToString", Parameters.IsEmpty: true, IsOverride: true } => true,
        { Name: "ToString", Parameters.Length: 2 } => method.ContainingType.AllInterfaces.Any(static one => one is { Name: "IFormattable", ContainingNamespace.Name: "System" }),
        { Name: "PrintMembers" } => method.ContainingType.IsRecord,
        _ => false,
    };

    private static bool AreMore(ITypeSymbol type, SemanticModel model, int depth, HashSet<ITypeSymbol> seen) => type.GetMembers()
        .Where(static member => member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public })
        .Any(member => member switch
        {
            IPropertySymbol property => DoesMore(property.Type, model, depth, seen),
            IFieldSymbol field => DoesMore(field.Type, model, depth, seen),
            _ => false,
        });
}

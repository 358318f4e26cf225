using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>What comparing objects does: <c>orders.Contains(order)</c> and <c>==</c> of records ask the objects' own <c>Equals</c>, and sorting asks <c>CompareTo</c>. Nothing, but where one of the program's does more than to answer.</summary>
internal static class Comparisons
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal) { "Equals", "GetHashCode", "CompareTo", "Compare" };

    private static readonly HashSet<string> Comparing = new(StringComparer.Ordinal)
    {
        "Contains", "ContainsKey", "ContainsValue", "IndexOf", "LastIndexOf",
        "Distinct", "DistinctBy", "Union", "UnionBy", "Except", "ExceptBy", "Intersect", "IntersectBy", "SequenceEqual", "ToHashSet", "ToImmutableHashSet", "ToFrozenSet", "GroupBy", "GroupJoin", "Join", "ToLookup", "CountBy", "AggregateBy",
        "Order", "OrderBy", "OrderDescending", "OrderByDescending", "ThenBy", "ThenByDescending", "Min", "MinBy", "Max", "MaxBy", "Combine", "Equals", "GetHashCode", "CompareTo", "Compare",
    };

    /// <summary>Whether a member is one that others call to compare.</summary>
    public static bool AreBy(IMethodSymbol method) => Members.Contains(method.Name.Substring(method.Name.LastIndexOf('.') + 1));

    /// <summary>Whether a call of the framework compares objects, and that may do something.</summary>
    public static bool DoMore(IMethodSymbol method, InvocationExpressionSyntax call, SemanticModel model, int depth)
    {
        if (!Comparing.Contains(method.Name) || method.ContainingType.SpecialType == SpecialType.System_String)
        {
            return false;
        }

        IEnumerable<ITypeSymbol?> compared = method.ContainingType.SpecialType == SpecialType.System_Object
            ? call.ArgumentList.Arguments.Select(argument => model.GetTypeInfo(argument.Expression).Type)
            : method.ContainingType.IsTupleType ? [method.ContainingType] : Keys(method).Concat(method.ContainingType.TypeArguments);
        return compared.Any(type => DoMore(type, model, depth)) || DoMoreBy(call.ArgumentList.Arguments, model, depth);
    }

    /// <summary>Whether a comparer among arguments is one of the program that does more.</summary>
    public static bool DoMoreBy(IEnumerable<ArgumentSyntax> arguments, SemanticModel model, int depth) => arguments
        .Select(argument => model.GetTypeInfo(argument.Expression))
        .Any(type => type is { ConvertedType.Name: "IEqualityComparer" or "IComparer", Type: { } comparer } && WrittenIn(comparer, model, depth) is true);

    /// <summary>Whether comparing objects of a type may do something.</summary>
    public static bool DoMore(ITypeSymbol? type, SemanticModel model, int depth) => DoMore(type, model, depth, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    private static bool DoMore(ITypeSymbol? type, SemanticModel model, int depth, HashSet<ITypeSymbol> seen)
    {
        if (type is INamedTypeSymbol { IsAnonymousType: true })
        {
            return type.GetMembers().OfType<IPropertySymbol>().Any(property => DoMore(property.Type, model, depth, seen));
        }

        // A tuple, and what may be null.
        if (type is INamedTypeSymbol { IsTupleType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
        {
            return ((INamedTypeSymbol)type).TypeArguments.Any(part => DoMore(part, model, depth, seen));
        }

        for (ITypeSymbol? current = type; current is { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } && seen.Add(current); current = current.BaseType)
        {
            bool? more = WrittenIn(current, model, depth);

            // What nobody wrote for a record or a struct compares its fields.
            if (more is true || (more is null && (current.IsRecord || current.IsValueType) && current.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && DoMore(field.Type, model, depth, seen))))
            {
                return true;
            }
        }

        return false;
    }

    // OrderBy(order => order.Total): only what they are ordered by is compared.
    private static IEnumerable<ITypeSymbol> Keys(IMethodSymbol method)
    {
        ITypeSymbol[] keys = [.. method.TypeParameters.Zip(method.TypeArguments, static (parameter, argument) => (parameter.Name, Type: argument)).Where(static pair => pair.Name == "TKey").Select(static pair => pair.Type)];
        return keys.Length > 0 ? keys : method.TypeArguments;
    }

    // Whether what is written in a type does more; null where nothing is.
    private static bool? WrittenIn(ITypeSymbol type, SemanticModel model, int depth)
    {
        IMethodSymbol[] written = [.. type.GetMembers().OfType<IMethodSymbol>().Where(static method => method is { IsStatic: false, IsImplicitlyDeclared: false, DeclaringSyntaxReferences.IsEmpty: false } && AreBy(method))];
        return written.Length == 0 ? null : written.Any(method => !SourceMethods.AreOneExpression(method, model, depth));
    }
}

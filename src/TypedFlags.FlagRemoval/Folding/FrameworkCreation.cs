using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>New objects of the framework that take whatever they are given. <c>new Guid(text)</c> looks at it, and a dictionary at its keys: who gives them a wrong one hears of it.</summary>
internal static class FrameworkCreation
{
    private static readonly HashSet<string> Namespaces = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic", "System.Collections.Concurrent", "System.Collections", "System.Collections.ObjectModel", "System.Text", "System.Security.Claims",
    };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal) { "Lazy", "Guid", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Random", "Uri", "Version" };

    // Of these there is no object for each text or number.
    private static readonly HashSet<string> Demanding = new(StringComparer.Ordinal) { "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "Rune", "Uri", "Version" };

    private static readonly HashSet<string> Keyed = new(StringComparer.Ordinal) { "Dictionary", "SortedDictionary", "SortedList", "ConcurrentDictionary", "Hashtable", "OrderedDictionary" };

    private static readonly HashSet<string> Comparing = new(Keyed, StringComparer.Ordinal) { "HashSet", "SortedSet" };

    /// <summary>Whether a type is one of those that are known.</summary>
    public static bool IsOf(ITypeSymbol type) => type.SpecialType != SpecialType.None || IsException(type)
        || (type is INamedTypeSymbol named && FlagContexts.Are(named))
        || (type.DeclaringSyntaxReferences.IsEmpty
            && (IsCollection(type) || FrameworkObjects.Are(type) || (Types.Contains(type.Name) && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })));

    /// <summary>Whether a type is in one of the namespaces of collections.</summary>
    public static bool IsCollection(ITypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty && Namespaces.Contains(type.ContainingNamespace.ToDisplayString());

    /// <summary>Whether a type is an exception of the framework or of a library.</summary>
    public static bool IsException(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type.DeclaringSyntaxReferences.IsEmpty ? type : null; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a collection looks at what is put into it: whether it is there already, or where it belongs.</summary>
    public static bool ComparesMore(ITypeSymbol type, SemanticModel model, int depth) =>
        Comparing.Contains(type.Name) && type is INamedTypeSymbol { TypeArguments: { IsEmpty: false } keys } && Comparisons.DoMore(keys[0], model, depth);

    /// <summary>Whether a creation of such an object takes any arguments, and puts into it what stands between the braces.</summary>
    public static bool TakesAnything(BaseObjectCreationExpressionSyntax creation, IMethodSymbol constructor, SemanticModel model, int depth)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        SeparatedSyntaxList<ArgumentSyntax> arguments = creation.ArgumentList?.Arguments ?? default;
        if (arguments.Any(argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || Sequences.DoMore(argument.Expression, model, depth)))
        {
            return false;
        }

        bool isFilled = creation.Initializer is { Expressions.Count: > 0 };
        bool isCopy = arguments.Any(argument => Sequences.ElementOf(model.GetTypeInfo(argument.Expression).Type) is not null);
        if ((isFilled || isCopy) && (ComparesMore(type, model, depth) || Comparisons.DoMoreBy(arguments, model, depth)))
        {
            return false;
        }

        return FrameworkObjects.Are(type) ? FrameworkObjects.TakeAnything(type, arguments, model) : Demanding.Contains(type.Name)
            ? arguments.All(argument => IsFixed(argument.Expression, model)) || IsOfMoment(constructor)
            : !Keyed.Contains(type.Name)
            || ((!isCopy || (arguments.Count == 1 && HasKeys(model.GetTypeInfo(arguments[0].Expression).Type)))
                && (creation.Initializer is not { } initializer || AreApart(initializer, isCopy, model)));
    }

    /// <summary>Whether what stands in brackets between the braces, <c>["plan"] = plan</c>, has a place in whatever is created: a list has one only for what is in it.</summary>
    public static bool HasPlaceFor(ISymbol? indexer) => Holding.Is(indexer) && !(IsCollection(indexer!.ContainingType) && !Keyed.Contains(indexer.ContainingType.Name));

    /// <summary>Whether a value is known when the code is written, and the same each time: who gets it wrong has seen so.</summary>
    public static bool IsFixed(ExpressionSyntax expression, SemanticModel model) => model.GetConstantValue(expression).HasValue || expression.IsKind(SyntaxKind.DefaultLiteralExpression)
        || model.GetSymbolInfo(expression).Symbol is IPropertySymbol { IsStatic: true, ContainingType: { Name: "StringComparer", ContainingNamespace.Name: "System" } }
        || (expression is InvocationExpressionSyntax call && model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsStatic: true, ContainingType: { Name: "TimeSpan", ContainingNamespace.Name: "System" } } && call.ArgumentList.Arguments.All(argument => IsFixed(argument.Expression, model)))
        || model.GetSymbolInfo(expression).Symbol is IFieldSymbol { IsStatic: true, IsReadOnly: true, DeclaringSyntaxReferences.IsEmpty: true };

    // new DateTimeOffset(moment)
    private static bool IsOfMoment(IMethodSymbol constructor) => constructor is { ContainingType.Name: "DateTimeOffset", Parameters.Length: 1 } && constructor.Parameters[0].Type.SpecialType == SpecialType.System_DateTime;

    /// <summary>Whether a type is a dictionary's, as which an interface counts as well.</summary>
    public static bool HasKeys(ITypeSymbol? type) => type is not null && type.AllInterfaces.Prepend(type as INamedTypeSymbol).Any(static one => one?.Name is "IDictionary" or "IReadOnlyDictionary");

    // { "a", first }, { "b", second }: no key is there twice.
    private static bool AreApart(InitializerExpressionSyntax initializer, bool isCopy, SemanticModel model)
    {
        ExpressionSyntax[] keys = [.. initializer.Expressions.OfType<InitializerExpressionSyntax>().Select(static entry => entry.Expressions[0])];
        if (keys.Length == 0 || (keys.Length == 1 && !isCopy))
        {
            return true;
        }

        object?[] known = [.. keys.Select(key => key is TypeOfExpressionSyntax type ? model.GetTypeInfo(type.Type).Type : model.GetConstantValue(key).Value)];
        return !isCopy && known.All(static key => key is not null) && known.Distinct().Count() == known.Length;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Lists and queries: a query does what it does when somebody goes through it, and nobody goes through one whose value isn't wanted.</summary>
internal static class Sequences
{
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "List", "HashSet", "SortedSet", "LinkedList", "Queue", "Stack", "Dictionary", "SortedDictionary", "SortedList", "KeyCollection", "ValueCollection",
        "ImmutableArray", "ImmutableList", "ImmutableHashSet", "ImmutableDictionary", "FrozenSet", "FrozenDictionary", "Span", "ReadOnlySpan",
    };

    // Whoever implements these holds what he counts.
    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal)
    {
        "IList", "IReadOnlyList", "ICollection", "IReadOnlyCollection", "IDictionary", "IReadOnlyDictionary", "ISet", "IReadOnlySet",
    };

    private static readonly HashSet<string> Queries = new(StringComparer.Ordinal)
    {
        "IEnumerable", "IOrderedEnumerable", "IQueryable", "IOrderedQueryable", "IAsyncEnumerable", "IOrderedAsyncEnumerable", "ParallelQuery", "OrderedParallelQuery",
    };

    /// <summary>Whether a type is an array, a text, or a class of the framework that holds a list: going through it does nothing.</summary>
    public static bool IsList(ITypeSymbol? type) => type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String } || (type is INamedTypeSymbol named && Lists.Contains(named.Name) && IsCollection(named));

    /// <summary>Whether a method only puts a query together: all of <c>System.Linq</c> that gives one.</summary>
    public static bool AreDeferred(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable" or "Queryable" or "AsyncEnumerable" or "ParallelEnumerable" } type && IsLinq(type) && method.ReturnType is INamedTypeSymbol given && Queries.Contains(given.Name);

    /// <summary>The same of <c>from … select …</c>.</summary>
    public static bool AreDeferred(QueryExpressionSyntax query, SemanticModel model) => query.DescendantNodesAndSelf(static node => node is QueryExpressionSyntax or QueryBodySyntax or QueryContinuationSyntax or OrderByClauseSyntax)
        .All(node => node switch
        {
            QueryClauseSyntax clause => model.GetQueryClauseInfo(clause) is var info && IsDeferredOrNone(info.OperationInfo) && IsDeferredOrNone(info.CastInfo),
            SelectOrGroupClauseSyntax or OrderingSyntax => IsDeferredOrNone(model.GetSymbolInfo(node)),
            _ => true,
        });

    /// <summary>Whether going through a sequence may do something: where its queries ask or make something with effects, and where it isn't known what it is.</summary>
    public static bool DoMore(ExpressionSyntax sequence, SemanticModel model, int depth)
    {
        ExpressionSyntax inner = sequence;
        while (inner is ParenthesizedExpressionSyntax parenthesized)
        {
            inner = parenthesized.Expression;
        }

        if (inner is CollectionExpressionSyntax or AnonymousFunctionExpressionSyntax || model.GetTypeInfo(inner).Type is not { } type || IsList(type) || !IsSequence(type) || IsCounted(type))
        {
            return false;
        }

        return inner is not InvocationExpressionSyntax call || model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ContainingType.Name: "Enumerable" } method || !AreDeferred(method)
            || Comparisons.DoMore(method, call, model, depth)
            || GivenTo(call).Any(given => DoMore(given, model, depth) || PureCalls.RunsMore(given, model, depth));
    }

    /// <summary>What a sequence is of; null where it is none, or a text.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Name: "IEnumerable", TypeArguments: { Length: 1 } given } => given[0],
        INamedTypeSymbol { SpecialType: not SpecialType.System_String } => type.AllInterfaces.FirstOrDefault(static one => one is { Name: "IEnumerable", TypeArguments.Length: 1 })?.TypeArguments[0],
        _ => null,
    };

    /// <summary>What a call is given, also before the dot.</summary>
    public static IEnumerable<ExpressionSyntax> GivenTo(InvocationExpressionSyntax call)
    {
        IEnumerable<ExpressionSyntax> arguments = call.ArgumentList.Arguments.Select(static argument => argument.Expression);
        return Recognition.Receivers.Of(call) is { } receiver ? arguments.Prepend(receiver) : arguments;
    }

    private static bool IsDeferredOrNone(SymbolInfo operation) => operation.Symbol is IMethodSymbol method ? AreDeferred(method) : operation.CandidateSymbols.IsEmpty;

    private static bool IsSequence(ITypeSymbol type) => type.Name is "IEnumerable" or "IAsyncEnumerable" || !type.GetMembers(WellKnownMemberNames.GetEnumeratorMethodName).IsEmpty || type.AllInterfaces.Any(static one => one.Name is "IEnumerable" or "IAsyncEnumerable");

    private static bool IsCounted(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named && Counted.Contains(named.Name) && IsCollection(named);

    private static bool IsCollection(INamedTypeSymbol type) =>
        TypeParts.Outermost(type).ContainingNamespace?.ToDisplayString() is "System" or "System.Collections.Generic" or "System.Collections.Immutable" or "System.Collections.Frozen";

    private static bool IsLinq(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}

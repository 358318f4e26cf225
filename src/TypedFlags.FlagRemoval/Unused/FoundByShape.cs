using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Members that code uses without their name: in <c>foreach</c>, <c>await</c>, <c>var (a, b) = …</c>, <c>new Bag { 1, 2 }</c>, <c>from item in box select …</c>.</summary>
internal static class FoundByShape
{
    private static readonly HashSet<string> Anywhere = new(StringComparer.Ordinal)
    {
        "Main", "Dispose", "DisposeAsync", "Deconstruct", "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "GetAwaiter", "GetResult", "OnCompleted", "IsCompleted",
        "GetPinnableReference", "PrintMembers", "EqualityContract", "Finalize",
    };

    private static readonly HashSet<string> InQueries = new(StringComparer.Ordinal)
    {
        "Cast", "Select", "SelectMany", "Where", "Join", "GroupJoin", "GroupBy", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending",
    };

    /// <summary>Whether a member may be one of those.</summary>
    public static bool Is(ISymbol member, Compilation compilation) => Anywhere.Contains(member.Name)
        || (member is IMethodSymbol { Name: "Add" } && (IsExtension(member) || member.ContainingType.AllInterfaces.Any(static one => one.SpecialType == SpecialType.System_Collections_IEnumerable)))
        || (InQueries.Contains(member.Name) && compilation.SyntaxTrees.Any(static tree => TokenTexts.Of(tree).HasQueries));

    /// <summary>Whether code may still use what a class adds to other types: the class isn't named there.</summary>
    public static bool MayExtend(INamedTypeSymbol type, Removal removal) => type.IsStatic && ExtensionsOf(type).Any(member =>
        Is(member, removal.Compilation) || member is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator }
        || Reference.EachOf(member, removal.Now).Any(reference => !EarlierUse.IsOwn(type, reference.Name)));

    // Those of an `extension` block are in a type of their own, which has no name.
    private static IEnumerable<ISymbol> ExtensionsOf(INamedTypeSymbol type) =>
        type.GetMembers().Where(IsExtension).Concat(type.GetTypeMembers().Where(static nested => !nested.CanBeReferencedByName).SelectMany(static block => block.GetMembers()));

    private static bool IsExtension(ISymbol member) => member is IMethodSymbol { IsExtensionMethod: true } || member.ContainingType is { CanBeReferencedByName: false };
}

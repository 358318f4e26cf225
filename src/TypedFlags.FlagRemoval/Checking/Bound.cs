using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>What the compiler makes of a call, an operator, a lambda or a loop: a method among several, with types that nobody wrote.</summary>
internal static class Bound
{
    // What runs, and no more: no nullability, which has warnings of its own, and no names within tuples.
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.ExpandValueTuple | SymbolDisplayMiscellaneousOptions.ExpandNullable | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>Whether a node is one of those.</summary>
    public static bool Is(SyntaxNode node) => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax
        or ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or AnonymousFunctionExpressionSyntax or CommonForEachStatementSyntax
        or QueryClauseSyntax or SelectOrGroupClauseSyntax or OrderingSyntax or BinaryExpressionSyntax or AssignmentExpressionSyntax;

    /// <summary>What one is bound to; null where that isn't known.</summary>
    public static ISymbol? Of(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        CommonForEachStatementSyntax loop => model.GetForEachStatementInfo(loop).GetEnumeratorMethod,
        QueryClauseSyntax clause => model.GetQueryClauseInfo(clause, cancellationToken).OperationInfo.Symbol,
        _ => model.GetSymbolInfo(node, cancellationToken).Symbol is { Kind: SymbolKind.Method or SymbolKind.Property } symbol ? symbol : null,
    };

    /// <summary>Whether a symbol of the program as it is now is what another one was, but for parameters that went.</summary>
    /// <param name="before">What it was.</param>
    /// <param name="now">What it is.</param>
    /// <param name="isOnOther">True where it is called on something else than before, so that this is no difference by itself.</param>
    public static bool IsSame(ISymbol before, ISymbol now, bool isOnOther)
    {
        if (before is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda)
        {
            return now is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } other && TextOf(lambda.ReturnType) == TextOf(other.ReturnType) && AreAmong(ParametersOf(other), ParametersOf(lambda));
        }

        if (before.Name != now.Name || TextOf(before.ContainingType) != TextOf(now.ContainingType) || !TypesOf(before, isOnOther).SequenceEqual(TypesOf(now, isOnOther)))
        {
            return false;
        }

        string[] then = ParametersOf(Whole(before));
        string[] left = ParametersOf(Whole(now));
        return then.SequenceEqual(left) || (!before.DeclaringSyntaxReferences.IsEmpty && AreAmong(left, then) && !IsStillThere(then, now));
    }

    /// <summary>A type, as it is written in full.</summary>
    public static string TextOf(ITypeSymbol? type) => type?.ToDisplayString(Full) ?? "";

    // As it is declared, with what an extension is called on.
    private static ISymbol Whole(ISymbol symbol) => (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition;

    private static IEnumerable<string> TypesOf(ISymbol symbol, bool isOnOther) => symbol is not IMethodSymbol method ? []
        : method.TypeArguments.Where((_, index) => !(isOnOther && method.ReducedFrom?.Parameters[0].Type is ITypeParameterSymbol on && method.TypeParameters[index].Name == on.Name)).Select(TextOf);

    private static string[] ParametersOf(ISymbol symbol) => [.. (symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    }).Select(static parameter => parameter.RefKind + " " + TextOf(parameter.Type))];

    // The one that was called has its parameters still, so that the one which is called now is another.
    private static bool IsStillThere(string[] parameters, ISymbol now) =>
        now.ContainingSymbol is INamedTypeSymbol type && type.OriginalDefinition.GetMembers(now.Name).Any(member => ParametersOf(member).SequenceEqual(parameters));

    private static bool AreAmong(string[] some, string[] all)
    {
        int found = 0;
        foreach (string one in all)
        {
            found += found < some.Length && some[found] == one ? 1 : 0;
        }

        return found == some.Length;
    }
}

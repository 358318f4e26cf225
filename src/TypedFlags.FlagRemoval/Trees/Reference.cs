using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>A place that names a symbol.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsSure">False where the name does not resolve, and may be that of another one.</param>
internal sealed record Reference(SimpleNameSyntax Name, bool IsSure)
{
    /// <summary>The name with what stands before its last dot.</summary>
    public ExpressionSyntax Whole => Name.Parent is MemberAccessExpressionSyntax access && access.Name == Name ? access : Name;

    /// <summary>True for the name of a parameter that is given to one: an argument's, or in the documentation.</summary>
    public bool IsLabel => Name.Parent is NameColonSyntax or XmlNameAttributeSyntax;

    /// <summary>What is done there.</summary>
    public UsageKind Usage => IsSure ? UsageKinds.Of(Whole) : UsageKind.Other;

    /// <summary>Every place in a program that names a symbol, but for its own declaration.</summary>
    public static IReadOnlyList<Reference> AllOf(ISymbol symbol, Code code) => [.. EachOf(symbol, code)];

    /// <summary>The same, one after the other: whoever stops at one does not need to know of the others.</summary>
    public static IEnumerable<Reference> EachOf(ISymbol symbol, Code code)
    {
        IEnumerable<SyntaxTree> trees = symbol.DeclaredAccessibility == Accessibility.Private && symbol.ContainingType is { } type
            ? TypeParts.Outermost(type).DeclaringSyntaxReferences.Select(static part => part.SyntaxTree).Distinct()
            : code.Compilation.SyntaxTrees;
        return trees.SelectMany(tree => In(tree.GetRoot(), symbol, code));
    }

    /// <summary>Every place within a node that names a symbol.</summary>
    public static IReadOnlyList<Reference> AllIn(SyntaxNode node, ISymbol symbol, Code code) => [.. In(node, symbol, code)];

    /// <summary>The same, one after the other: whoever stops at one does not need to know of the others.</summary>
    public static IEnumerable<Reference> EachIn(SyntaxNode node, ISymbol symbol, Code code) => In(node, symbol, code);

    private static IEnumerable<Reference> In(SyntaxNode scope, ISymbol symbol, Code code)
    {
        TokenTexts texts = TokenTexts.Of(scope.SyntaxTree);
        const string Suffix = "Attribute";
        string? shortName = symbol is INamedTypeSymbol && symbol.Name.EndsWith(Suffix, StringComparison.Ordinal) ? symbol.Name.Substring(0, symbol.Name.Length - Suffix.Length) : null;
        if (texts.CountOf(symbol.Name) == 0 && (shortName is null || texts.CountOf(shortName) == 0))
        {
            yield break;
        }

        SemanticModel model = code.ModelOf(scope.SyntaxTree);
        SyntaxNode root = scope.SyntaxTree.GetRoot();
        IEnumerable<int> places = shortName is null ? texts.PlacesOf(symbol.Name) : texts.PlacesOf(symbol.Name).Concat(texts.PlacesOf(shortName)).OrderBy(static place => place);
        SureNames sure = SureNames.Of(symbol, places, root);
        foreach (int place in places)
        {
            if (scope.FullSpan.Contains(place) && root.FindToken(place, findInsideTrivia: true).Parent is SimpleNameSyntax name && (sure.Is(name) ? true : MayBe(name, symbol, model)) is { } isSure)
            {
                yield return new Reference(name, isSure);
            }
        }
    }

    private static bool? MayBe(SimpleNameSyntax name, ISymbol symbol, SemanticModel model)
    {
        // A name that is given there: new { Name = … }, (Name: …).
        if (name.Parent is NameEqualsSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax or UsingDirectiveSyntax } or NameColonSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax } })
        {
            return null;
        }

        SymbolInfo info = model.GetSymbolInfo(name);
        if (info.Symbol is { } found)
        {
            return Is(found, symbol) ? true : null;
        }

        return info.CandidateSymbols.IsEmpty || info.CandidateSymbols.Any(candidate => Is(candidate, symbol)) ? false : null;
    }

    private static bool Is(ISymbol found, ISymbol symbol)
    {
        ISymbol definition = ((found as IMethodSymbol)?.ReducedFrom ?? found).OriginalDefinition;
        return SymbolEqualityComparer.Default.Equals(definition, symbol)
            || (definition is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && SymbolEqualityComparer.Default.Equals(constructor.ContainingType, symbol));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>The names that stand in a file less often than before: a using that brings none of them is needed as much as it was, or as little.</summary>
internal sealed class LostNames
{
    private readonly SyntaxTree _before;
    private readonly List<string> _written;
    private readonly HashSet<string> _names;

    private LostNames(SyntaxTree before, List<string> written, HashSet<string> implied)
    {
        _before = before;
        _written = written;
        _names = new HashSet<string>(written.Concat(implied), StringComparer.Ordinal);
    }

    /// <summary>Those of a file that changed.</summary>
    public static LostNames Of(RemovalFile file)
    {
        TokenTexts before = TokenTexts.Of(file.Original);
        TokenTexts now = TokenTexts.Of(file.Tree);
        ILookup<string, SyntaxNode> implied = ImplyingIn(file.Tree).ToLookup(static node => node.ToString(), StringComparer.Ordinal);
        return new LostNames(
            file.Original,
            [.. before.Identifiers.Where(name => now.CountOf(name) < before.CountOf(name))],
            [.. ImplyingIn(file.Original).GroupBy(static node => node.ToString(), StringComparer.Ordinal).Where(nodes => implied[nodes.Key].Count() < nodes.Count()).SelectMany(static nodes => ImpliedBy(nodes.First()))]);
    }

    /// <summary>Whether the compiler knew all of them wherever they stood.</summary>
    /// <param name="before">What the file meant before anything went.</param>
    public bool WereFound(SemanticModel before) =>
        _written.TrueForAll(name => UsesOf(name).All(use => before.GetSymbolInfo(use).Symbol is not null));

    /// <summary>Whether one of them may have needed a using. True, too, of what is not found: nothing is known of what it brings.</summary>
    public bool MayNeed(UsingDirectiveSyntax directive, SemanticModel model)
    {
        if (directive.Alias is { } alias)
        {
            return _names.Contains(alias.Name.Identifier.ValueText);
        }

        return (directive.Name is { } name ? model.GetSymbolInfo(name).Symbol : null) switch
        {
            INamespaceSymbol space => _names.Any(lost => space.GetTypeMembers(lost).Length > 0 || (space.GetTypeMembers(lost + "Attribute").Length > 0 && IsOfAttribute(lost))) || space.GetTypeMembers().Any(Extends),
            INamedTypeSymbol type => type.MemberNames.Any(_names.Contains) || type.GetTypeMembers().Any(nested => _names.Contains(nested.Name)) || Extends(type),
            _ => true,
        };
    }

    private static IEnumerable<SyntaxNode> ImplyingIn(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Where(static node => ImpliedBy(node).Length > 0);

    // What statements and expressions call without naming it.
    private static string[] ImpliedBy(SyntaxNode node) => node switch
    {
        ForEachVariableStatementSyntax => ["GetEnumerator", "GetAsyncEnumerator", "Deconstruct"],
        ForEachStatementSyntax or SpreadElementSyntax => ["GetEnumerator", "GetAsyncEnumerator"],
        AwaitExpressionSyntax => ["GetAwaiter"],
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } or PositionalPatternClauseSyntax => ["Deconstruct"],
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } or CollectionExpressionSyntax => ["Add"],
        FixedStatementSyntax => ["GetPinnableReference"],
        QueryExpressionSyntax => ["Cast", "Select", "SelectMany", "Where", "Join", "GroupJoin", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy"],
        _ => [],
    };

    private bool IsOfAttribute(string name) => UsesOf(name).Any(static use => use.Parent is AttributeSyntax or QualifiedNameSyntax { Parent: AttributeSyntax });

    private IEnumerable<SimpleNameSyntax> UsesOf(string name) =>
        TokenTexts.Of(_before).PlacesOf(name).Select(place => _before.GetRoot().FindToken(place, findInsideTrivia: true).Parent).OfType<SimpleNameSyntax>();

    // The members of a block `extension(…)` are in a type without a name, which compilers that don't know of such blocks see as `<G>$…`.
    private bool Extends(INamedTypeSymbol type) =>
        type.MightContainExtensionMethods && (type.MemberNames.Any(_names.Contains) || type.GetTypeMembers().Any(static nested => nested.Name.Length == 0 || nested.Name.StartsWith("<G>", StringComparison.Ordinal)));
}

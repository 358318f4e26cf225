using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Types that still ask for a flag, and all that lead to them: tests of these need what they set.</summary>
/// <param name="compilations">The programs in which types use each other.</param>
internal sealed class AskingTypes(IReadOnlyCollection<CSharpCompilation> compilations)
{
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, string Name)> _left = new();

    /// <summary>The documentation ids of the types.</summary>
    public IReadOnlyCollection<string> Ids => _found.Keys;

    /// <summary>Adds the type around a place that asks, with the types it is made from, where set-ups may stand that it relies on.</summary>
    public void Add(SyntaxNode place, CSharpCompilation compilation)
    {
        SemanticModel model = compilation.GetSemanticModel(place.SyntaxTree);
        INamedTypeSymbol? type = place.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault() is { } declaration
            ? model.GetDeclaredSymbol(declaration)
            : compilation.GetEntryPoint(default)?.ContainingType;
        for (; type is { SpecialType: SpecialType.None } && !type.DeclaringSyntaxReferences.IsEmpty; type = type.BaseType?.OriginalDefinition)
        {
            if (type.GetDocumentationCommentId() is { } id && !_found.ContainsKey(id))
            {
                _found.Add(id, type.Name);
                _left.Enqueue((id, type.Name));
            }
        }
    }

    /// <summary>Adds all types that use those which are there, and those that use them.</summary>
    public void AddUsers()
    {
        while (_left.Count > 0)
        {
            (string id, string name) = _left.Dequeue();
            foreach (CSharpCompilation compilation in compilations)
            {
                foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(tree => TokenTexts.Of(tree).CountOf(name) > 0))
                {
                    AddUsersIn(tree, id, name, compilation);
                }
            }
        }
    }

    private void AddUsersIn(SyntaxTree tree, string id, string name, CSharpCompilation compilation)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name))
        {
            if (token.Parent is SimpleNameSyntax place && MayMean(place, id, model))
            {
                Add(place, compilation);
            }
        }
    }

    private static bool MayMean(SimpleNameSyntax place, string id, SemanticModel model)
    {
        SymbolInfo info = model.GetSymbolInfo(place);
        ISymbol[] symbols = info.Symbol is { } symbol ? [symbol] : [.. info.CandidateSymbols];
        return symbols.Length == 0 || symbols.Any(found => ((found as IMethodSymbol)?.ContainingType ?? found).OriginalDefinition.GetDocumentationCommentId() == id);
    }
}

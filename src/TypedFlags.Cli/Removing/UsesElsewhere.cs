using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Unused;

namespace TypedFlags.Cli.Removing;

/// <summary>Whether other projects, Razor and XAML use a member of a project. Where that is not certain, they do.</summary>
/// <param name="own">The project as it is now.</param>
/// <param name="consumers">The projects that refer to it, as they are now.</param>
/// <param name="texts">What is not bound.</param>
/// <param name="linked">The files of the project that other projects compile as well.</param>
/// <param name="contracts">Members of interfaces that asked for the flag: what does nothing but implement one is no use, and goes with it.</param>
internal sealed class UsesElsewhere(CSharpCompilation own, IReadOnlyList<CSharpCompilation> consumers, UnboundTexts texts, LinkedFiles linked, AskingContracts contracts)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<(SemanticModel Model, SyntaxToken Token)>> _byName = new(StringComparer.Ordinal);

    /// <summary>Looks for a member by its documentation id.</summary>
    public bool Contains(string id)
    {
        string name = NameOf(id);

        // A private member is used by parts of its type alone, which in another project may be others.
        if (DocumentationCommentId.GetFirstSymbolForDeclarationId(id, own) is { DeclaredAccessibility: Accessibility.Private } member)
        {
            return member.DeclaringSyntaxReferences.Any(part => linked.Contains(part.SyntaxTree.FilePath)) && linked.MayUse(name);
        }

        // Operators, indexers and finalizers are used without being named.
        if (name.Length == 0 || name.StartsWith("op_", StringComparison.Ordinal) || name is "Item" or "Finalize")
        {
            return consumers.Count > 0 || texts.AreThere || linked.AreThere;
        }

        return texts.MayUse(name, isConstructor: id.Contains(".#ctor", StringComparison.Ordinal)) || linked.MayUse(name) || consumers.Any(consumer => TokenTexts.IsLeftOut(name, consumer)) || _byName.GetOrAdd(name, Find).Any(place => MayMean(place.Model, place.Token, id));
    }

    /// <summary>The name that code writes: of a constructor its type's, of an accessor its property's.</summary>
    private static string NameOf(string id)
    {
        string path = id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        int end = path.AsSpan().IndexOfAny('(', '~');
        string[] parts = (end < 0 ? path : path[..end]).Split('.');
        string last = parts[^1];
        if (last.StartsWith('#'))
        {
            last = parts.Length > 1 ? parts[^2] : "";
        }

        // An explicit implementation is called by the interface's member: `IShop#Open`.
        last = last[(last.LastIndexOf('#') + 1)..];
        int arity = last.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? last : last[..arity];
    }

    private List<(SemanticModel Model, SyntaxToken Token)> Find(string name)
    {
        List<(SemanticModel Model, SyntaxToken Token)> found = [];
        foreach (CSharpCompilation compilation in consumers)
        {
            foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(tree => tree.GetText().ToString().Contains(name, StringComparison.Ordinal)))
            {
                SemanticModel model = compilation.GetSemanticModel(tree);
                found.AddRange(tree.GetRoot().DescendantTokens(descendIntoTrivia: true).Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name).Select(token => (model, token)));
            }
        }

        return found;
    }

    private bool MayMean(SemanticModel model, SyntaxToken token, string id)
    {
        if (token.Parent is not SimpleNameSyntax name)
        {
            // A declaration of the same name: another thing, unless it overrides or implements.
            return token.Parent is not null && model.GetDeclaredSymbol(token.Parent) is { } declared && TakesPlace(declared)
                && !ContractImplementations.IsFree(declared, contracts, new FlagRemoval.Trees.Code((CSharpCompilation)model.Compilation));
        }

        SymbolInfo info = model.GetSymbolInfo(name);
        ISymbol[] symbols = info.Symbol is { } symbol ? [symbol] : [.. info.CandidateSymbols];
        return symbols.Length == 0 || symbols.Any(found => Means(found, id));
    }

    private static bool TakesPlace(ISymbol declared) =>
        declared.IsOverride
        || declared is IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false } or IMethodSymbol { ExplicitInterfaceImplementations.IsEmpty: false } or IEventSymbol { ExplicitInterfaceImplementations.IsEmpty: false }
        || (declared.ContainingType is { } type && type.AllInterfaces.SelectMany(one => one.GetMembers(declared.Name)).Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), declared)));

    private static bool Means(ISymbol symbol, string id)
    {
        ISymbol definition = (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition;

        // A type that is named may be created, and a method's container is used with it.
        return definition.GetDocumentationCommentId() == id || (definition is INamedTypeSymbol or IAliasSymbol && id.StartsWith("M:", StringComparison.Ordinal));
    }
}

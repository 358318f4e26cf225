using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>All words of a compilation at which a flag's name may stand. Immutable.</summary>
internal sealed class NameWords
{
    private readonly MarkedNames _marked;
    private readonly HashSet<string> _types;
    private readonly HashSet<string> _guarded;

    private NameWords(MarkedNames marked, HashSet<string> foreignMembers, HashSet<string> foreignTypes)
    {
        _marked = marked;
        _types = [.. marked.Types, .. foreignTypes];
        HashSet<string> words = [.. marked.Members, .. _types, .. foreignMembers];
        _guarded = [.. marked.Guarded.Except(words)];
        words.UnionWith(marked.Guarded);
        words.UnionWith(marked.Guards);

        // Default values of marked parameters stand beside the mark.
        if (!marked.IsEmpty)
        {
            words.UnionWith(["FlagName", "FlagNameAttribute"]);
        }

        if (_types.Count > 0)
        {
            words.UnionWith(["new", "base", "this"]);
        }

        SearchedFor = [.. words];
    }

    /// <summary>Identifiers, and keywords that stand for a type's name.</summary>
    public ImmutableArray<string> SearchedFor { get; }

    /// <summary>True where every call has to be looked at.</summary>
    public bool HasDelegates => _marked.HasDelegates;

    /// <summary>True where every collection initializer has to be looked at.</summary>
    public bool HasAdds => _marked.HasAdds;

    /// <summary>True where every <c>x[…]</c> of a file has to be looked at.</summary>
    /// <param name="hasGuard">Whether the file has a word for which <see cref="IsGuard"/> is true.</param>
    public bool HasIndexers(bool hasGuard) => _marked.HasIndexers || (hasGuard && _marked.HasGuardedIndexers);

    /// <summary>True for a word that leads to a type whose methods have common names.</summary>
    public bool IsGuard(string word) => _marked.Guards.Contains(word);

    /// <summary>True for a word that counts only in files that have a guard.</summary>
    public bool IsGuarded(string word) => _guarded.Contains(word);

    /// <summary>True where <c>new(…)</c> may be a marked constructor in any file.</summary>
    public bool HasMarkedTypes => _marked.Types.Count > 0;

    /// <summary>True for a type whose constructors take names.</summary>
    public bool IsType(string word) => _types.Contains(word);

    /// <summary>Of a compilation: what its sources and references mark, and the libraries it refers to.</summary>
    public static NameWords Of(Compilation compilation, CancellationToken cancellationToken)
    {
        MarkedNames marked = new();
        List<(string Alias, string Target)> aliases = [];
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (!OwnGeneratedCode.Is(tree))
            {
                MarkedSource source = MarkedSource.Of(tree, cancellationToken);
                marked.Add(source.Names);
                aliases.AddRange(source.GlobalAliases);
            }
        }

        AddByAlias(compilation, aliases, marked, cancellationToken);
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (KnowsTheMark(assembly))
            {
                marked.Add(MarkedAssembly.Of(assembly, compilation, cancellationToken));
            }
        }

        HashSet<string> members = new(StringComparer.Ordinal);
        MarkedNames types = new();
        foreach (ForeignApi api in ForeignApi.All)
        {
            if (!compilation.GetTypesByMetadataName(api.Type).IsEmpty)
            {
                members.UnionWith(api.Methods.Where(static method => method != ".ctor"));
                if (api.Methods.Contains(".ctor"))
                {
                    types.AddType(api.TypeName);
                }
            }
        }

        foreach ((string alias, string target) in aliases)
        {
            (marked.Types.Contains(target) ? marked.Types : types.Types.Contains(target) ? types.Types : null)?.Add(alias);
        }

        return new NameWords(marked, members, types.Types);
    }

    // `global using Name = TypedFlags.FlagNameAttribute;`
    private static void AddByAlias(
        Compilation compilation, List<(string Alias, string Target)> aliases, MarkedNames marked, CancellationToken cancellationToken)
    {
        string[] marks = [.. aliases.Where(static alias => alias.Target == "FlagNameAttribute").Select(static alias => alias.Alias)];
        foreach (SyntaxTree tree in marks.Length == 0 ? [] : compilation.SyntaxTrees)
        {
            marked.Add(MarkedSource.WithAliases(tree, marks, cancellationToken).Names);
        }
    }

    private static bool KnowsTheMark(IAssemblySymbol assembly) =>
        assembly.Name == "TypedFlags"
        || assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "TypedFlags"));
}

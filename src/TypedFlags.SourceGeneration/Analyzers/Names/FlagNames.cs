using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// Finds the constants that stand where the name of a flag goes. One a compilation, shared by all rules: each file is searched once.
/// Safe for any number of threads.
/// </summary>
/// <example><c>foreach (FlagNameUse use in FlagNames.Get(compilation, token).In(model, options, token)) …</c></example>
internal sealed class FlagNames
{
    private static readonly ConditionalWeakTable<Compilation, FlagNames> Known = new();
    private static readonly ConditionalWeakTable<SemanticModel, Found> KnownUses = new();

    private readonly ConcurrentDictionary<string, Search> _searches = new(StringComparer.Ordinal);
    private readonly NameWords _words;
    private readonly NameTargets _targets = new();

    private FlagNames(NameWords words) => _words = words;

    /// <summary>The names of a compilation.</summary>
    public static FlagNames Get(Compilation compilation, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(compilation, out FlagNames? known))
        {
            return known;
        }

        FlagNames names = new(NameWords.Of(compilation, cancellationToken));
        return Known.GetValue(compilation, _ => names);
    }

    /// <summary>The constants in a file, in the order they stand; empty for what our own generator wrote.</summary>
    /// <param name="model">The file.</param>
    /// <param name="options">What the build says: <c>typedflags_flag_methods</c> names further methods.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public ImmutableArray<FlagNameUse> In(SemanticModel model, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        string setting = FlagMethods.Read(options.AnalyzerConfigOptionsProvider, model.SyntaxTree);
        if (KnownUses.TryGetValue(model, out Found? known) && known.Setting == setting)
        {
            return known.Uses;
        }

        ImmutableArray<FlagNameUse> uses = OwnGeneratedCode.Is(model.SyntaxTree) ? [] : Find(model, setting, cancellationToken);
        lock (KnownUses)
        {
            KnownUses.Remove(model);
            KnownUses.Add(model, new Found(setting, uses));
        }

        return uses;
    }

    private ImmutableArray<FlagNameUse> Find(SemanticModel model, string setting, CancellationToken cancellationToken)
    {
        Search search = _searches.GetOrAdd(setting, CreateSearch);
        NameFinder finder = new(model, _targets, search.Methods, cancellationToken);
        foreach (SyntaxNode place in NamePlaces.In(model.SyntaxTree, search.Words, _words, cancellationToken))
        {
            finder.Look(place);
        }

        return finder.InOrder();
    }

    private Search CreateSearch(string setting)
    {
        FlagMethods methods = FlagMethods.Parse(setting);
        return new Search(methods, new WordSet(_words.SearchedFor.Concat(methods.Words)));
    }

    private sealed record Search(FlagMethods Methods, WordSet Words);

    private sealed record Found(string Setting, ImmutableArray<FlagNameUse> Uses);
}

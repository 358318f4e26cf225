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
/// <example><c>foreach (FlagNameUse use in FlagNames.Get(compilation, token).In(model, options, matters: null, token)) …</c></example>
internal sealed class FlagNames
{
    private static readonly ConditionalWeakTable<Compilation, FlagNames> Known = new();
    private static readonly ConditionalWeakTable<SemanticModel, FoundPlaces> KnownPlaces = new();

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
    /// <param name="matters">
    /// Whether the rule has anything to say of a name; null for any. Names that don't matter may be left out, which makes the search cheap.
    /// </param>
    /// <param name="cancellationToken">Stops the search.</param>
    public ImmutableArray<FlagNameUse> In(
        SemanticModel model, AnalyzerOptions options, Func<string, bool>? matters, CancellationToken cancellationToken)
    {
        if (OwnGeneratedCode.Is(model.SyntaxTree))
        {
            return [];
        }

        string setting = FlagMethods.Read(options.AnalyzerConfigOptionsProvider, model.SyntaxTree);
        Search search = _searches.GetOrAdd(setting, CreateSearch);
        List<FlagNameUse> uses = [];
        FoundPlaces found = Find(model, setting, search, cancellationToken);
        foreach (SyntaxNode place in found.Places)
        {
            if (matters is null || !DullPlace.Is(place, matters))
            {
                uses.AddRange(found.UsesAt(place, () => NameFinder.At(place, model, _targets, search.Methods, cancellationToken)));
            }
        }

        // A constant may be reached twice: as the element of a marked property, and as the argument of its marked `Add`.
        HashSet<SyntaxNode> seen = [];
        return [.. uses.Where(use => seen.Add(use.Node)).OrderBy(static use => use.Node.SpanStart)];
    }

    private FoundPlaces Find(SemanticModel model, string setting, Search search, CancellationToken cancellationToken)
    {
        if (KnownPlaces.TryGetValue(model, out FoundPlaces? known) && known.Setting == setting)
        {
            return known;
        }

        FoundPlaces found = new(setting, [.. NamePlaces.In(model.SyntaxTree, search.Words, _words, cancellationToken)]);
        lock (KnownPlaces)
        {
            KnownPlaces.Remove(model);
            KnownPlaces.Add(model, found);
        }

        return found;
    }

    private Search CreateSearch(string setting)
    {
        FlagMethods methods = FlagMethods.Parse(setting);
        return new Search(methods, new WordSet(_words.SearchedFor.Concat(methods.Words)));
    }

    private sealed record Search(FlagMethods Methods, WordSet Words);

    // Where names may stand in a file, and which do as far as somebody has asked.
    private sealed class FoundPlaces(string setting, ImmutableArray<SyntaxNode> places)
    {
        private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<FlagNameUse>> _uses = new();

        public string Setting => setting;

        public ImmutableArray<SyntaxNode> Places => places;

        public ImmutableArray<FlagNameUse> UsesAt(SyntaxNode place, Func<ImmutableArray<FlagNameUse>> find) =>
            _uses.GetOrAdd(place, _ => find());
    }
}

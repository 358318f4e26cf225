using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.SourceGeneration.Analyzers.Catalog;

/// <summary>
/// Every flag that a compilation can know of: of its own files, and of the assemblies it refers to. One a compilation, shared by all
/// analyzers. Safe for any number of threads.
/// </summary>
internal sealed class FlagCatalog
{
    private static readonly ConditionalWeakTable<Compilation, FlagCatalog> Known = new();

    private readonly IAssemblySymbol _assembly;
    private readonly Dictionary<string, FlagInfo> _flags = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    private FlagCatalog(Compilation compilation, FlagSetBinding? binding, DateTime today)
    {
        _assembly = compilation.Assembly;
        Binding = binding;
        Today = today;
        References = [.. compilation.SourceModule.ReferencedAssemblySymbols.Select(ReferencedFlagSet.Of)];
        if (binding is not null)
        {
            _keys.UnionWith(binding.DeclaredKeys);
            ImmutableArray<FlagReach> reaches = FlagReaches.Of(binding.Definition);
            for (int index = 0; index < reaches.Length; index++)
            {
                FlagDefinition flag = binding.Definition.Flags[index];
                _flags[flag.Key] = FlagInfoReader.Of(flag, reaches[index]);
            }
        }

        foreach (ReferencedFlagSet reference in References)
        {
            _keys.UnionWith(reference.Keys);
            foreach (FlagInfo flag in reference.Flags)
            {
                _keys.Add(flag.Key);
                if (!_flags.ContainsKey(flag.Key))
                {
                    _flags.Add(flag.Key, flag);
                }
            }
        }
    }

    /// <summary>What this project's files declare; null where it has none.</summary>
    public FlagSetBinding? Binding { get; }

    /// <summary>The UTC date, or the one the build is told.</summary>
    public DateTime Today { get; }

    /// <summary>One a referenced assembly; most are empty.</summary>
    public ImmutableArray<ReferencedFlagSet> References { get; }

    /// <summary>
    /// True where a name that is not declared is a mistake: the project has a file with flags, and every key in it could be read.
    /// </summary>
    public bool KnowsAllNames => Binding is { IsTruncated: false, DeclaredKeys.Count: > 0 };

    /// <summary>The keys of all flags, those with errors and those of referenced assemblies included; in no order.</summary>
    public IReadOnlyCollection<string> Keys => _keys;

    /// <summary>The flags of which more is known than the key; this project's win over a reference's of the same key.</summary>
    public IReadOnlyCollection<FlagInfo> Flags => _flags.Values;

    /// <summary>The catalog of a compilation.</summary>
    public static FlagCatalog Get(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        DateTime today = BuildProperties.From(options.AnalyzerConfigOptionsProvider).Today;
        FlagSetBinding? binding = ReadBinding(options.AdditionalFiles, today, cancellationToken);

        // An editor may ask for the same compilation with another file: the binding tells, of which there is one a text.
        if (Known.TryGetValue(compilation, out FlagCatalog? known) && ReferenceEquals(known.Binding, binding) && known.Today == today)
        {
            return known;
        }

        FlagCatalog catalog = new(compilation, binding, today);
        lock (Known)
        {
            Known.Remove(compilation);
            Known.Add(compilation, catalog);
        }

        return catalog;
    }

    /// <summary>True where some file or reference declares the key.</summary>
    public bool IsDeclared(string key) => _keys.Contains(key);

    /// <summary>The flag of a key; null where there is none, or no more than its key is known.</summary>
    public FlagInfo? Find(string key) => _flags.TryGetValue(key, out FlagInfo? flag) ? flag : null;

    /// <summary>The flag that a property or constant stands for: an accessor, a member of <c>IFlags</c>, a constant of <c>Names</c>.</summary>
    public FlagInfo? FindAccessor(ISymbol? symbol)
    {
        if (symbol is null || FlagInfoReader.MarkOf(symbol) is not { } mark)
        {
            return null;
        }

        return SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _assembly)
            ? Find(FlagInfoReader.KeyOf(mark)!)
            : FlagInfoReader.Of(symbol, mark);
    }

    private static FlagSetBinding? ReadBinding(ImmutableArray<AdditionalText> texts, DateTime today, CancellationToken cancellationToken)
    {
        ImmutableArray<FlagsFile> files = FlagsFileCache.ReadAll(texts, cancellationToken);
        return files.IsEmpty ? null : FlagSetBindingCache.Bind(files, today, cancellationToken);
    }
}

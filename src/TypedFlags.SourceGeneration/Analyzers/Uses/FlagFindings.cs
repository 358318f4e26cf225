using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Uses;

/// <summary>The findings of all flags that a compilation knows; the analyzers share them. Immutable.</summary>
internal sealed class FlagFindings
{
    private static readonly ConditionalWeakTable<FlagCatalog, FlagFindings> Known = new();

    private readonly FlagCatalog _catalog;
    private readonly Dictionary<string, ImmutableArray<FlagFinding>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<FlagFinding>> _byMember = new(StringComparer.Ordinal);

    private FlagFindings(FlagCatalog catalog)
    {
        _catalog = catalog;
        foreach (FlagInfo flag in catalog.Flags)
        {
            Add(_byKey, flag.Key, flag);
        }

        foreach (FlagInfo flag in catalog.Flags.Where(static flag => flag.IsOwn).Concat(catalog.References.SelectMany(static reference => reference.Flags)))
        {
            Add(_byMember, flag.MemberName, flag);
        }

        MemberNames = new WordSet(_byMember.Keys);
    }

    /// <summary>The members of the flags that there is anything to say of; where all is well, none.</summary>
    public WordSet MemberNames { get; }

    /// <summary>True where there is nothing to say of any flag.</summary>
    public bool IsEmpty => _byMember.Count == 0 && _byKey.Count == 0;

    /// <summary>The findings of a catalog.</summary>
    public static FlagFindings Of(FlagCatalog catalog) => Known.GetValue(catalog, static key => new FlagFindings(key));

    /// <summary>What there is to say of the flags, mostly one, that have this member.</summary>
    public ImmutableArray<FlagFinding> OfMember(string memberName) => Find(_byMember, memberName);

    /// <summary>What there is to say of the flag with this key.</summary>
    public ImmutableArray<FlagFinding> OfKey(string key) => Find(_byKey, key);

    /// <summary>What there is to say of a flag whose accessor was found.</summary>
    public ImmutableArray<FlagFinding> OfFlag(FlagInfo flag) => flag.IsOwn ? OfKey(flag.Key) : FlagFinding.Of(flag, _catalog.Today);

    private static ImmutableArray<FlagFinding> Find(Dictionary<string, ImmutableArray<FlagFinding>> findings, string name) =>
        findings.TryGetValue(name, out ImmutableArray<FlagFinding> found) ? found : [];

    private void Add(Dictionary<string, ImmutableArray<FlagFinding>> findings, string name, FlagInfo flag)
    {
        ImmutableArray<FlagFinding> found = FlagFinding.Of(flag, _catalog.Today);
        if (!found.IsEmpty)
        {
            findings[name] = Find(findings, name).AddRange(found);
        }
    }
}

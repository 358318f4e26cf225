namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// The words by which code can come to a declaration with <c>[FlagName]</c>, as one file or one assembly has them. Filled once, then
/// only read.
/// </summary>
internal sealed class MarkedNames
{
    /// <summary>Methods and properties.</summary>
    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Types with a marked constructor, attributes also without <c>Attribute</c>.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Methods of libraries that are called as countless others are, such as <c>TryGetValue</c>: looked at only in files that have one of
    /// <see cref="Guards"/>, or every dictionary would have to be understood.
    /// </summary>
    public HashSet<string> Guarded { get; } = new(StringComparer.Ordinal);

    /// <summary>The words that lead to the types of <see cref="Guarded"/>.</summary>
    public HashSet<string> Guards { get; } = new(StringComparer.Ordinal);

    /// <summary>True where a library has such an indexer.</summary>
    public bool HasGuardedIndexers { get; set; }

    /// <summary>True where an indexer of this project has a marked parameter: it is used without a word.</summary>
    public bool HasIndexers { get; set; }

    /// <summary>True where a delegate has a marked parameter: it is called by any name.</summary>
    public bool HasDelegates { get; set; }

    /// <summary>True where a collection initializer may be the call.</summary>
    public bool HasAdds => Members.Contains("Add");

    /// <summary>True where there is nothing.</summary>
    public bool IsEmpty => Members.Count == 0 && Types.Count == 0 && Guards.Count == 0 && !HasIndexers && !HasDelegates;

    /// <summary>Adds a type whose constructor is marked.</summary>
    public void AddType(string name)
    {
        Types.Add(name);
        if (name.Length > 9 && name.EndsWith("Attribute", StringComparison.Ordinal))
        {
            Types.Add(name.Substring(0, name.Length - 9));
        }
    }

    /// <summary>Adds all of another.</summary>
    public void Add(MarkedNames other)
    {
        Members.UnionWith(other.Members);
        Types.UnionWith(other.Types);
        Guarded.UnionWith(other.Guarded);
        Guards.UnionWith(other.Guards);
        HasGuardedIndexers |= other.HasGuardedIndexers;
        HasIndexers |= other.HasIndexers;
        HasDelegates |= other.HasDelegates;
    }
}

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

    /// <summary>True where an indexer has a marked parameter: it is used without a word.</summary>
    public bool HasIndexers { get; set; }

    /// <summary>True where a delegate has a marked parameter: it is called by any name.</summary>
    public bool HasDelegates { get; set; }

    /// <summary>True where a collection initializer may be the call.</summary>
    public bool HasAdds => Members.Contains("Add");

    /// <summary>True where there is nothing.</summary>
    public bool IsEmpty => Members.Count == 0 && Types.Count == 0 && !HasIndexers && !HasDelegates;

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
        HasIndexers |= other.HasIndexers;
        HasDelegates |= other.HasDelegates;
    }
}

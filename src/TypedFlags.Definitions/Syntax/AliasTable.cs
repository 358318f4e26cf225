namespace TypedFlags.Definitions.Syntax;

/// <summary>
/// The anchors of one document and what their aliases add up to. Nodes behind aliases are shared, not copied, so that an
/// explosion costs no memory here; but who walks the tree would walk it as often as it is referred to.
/// </summary>
/// <param name="readableAliases">The aliases from this one on, counted from 0, are not followed.</param>
internal sealed class AliasTable(int readableAliases = int.MaxValue)
{
    // Far above every limit, far below an overflow of the sum of two.
    private const long Enough = 1L << 60;

    private readonly Dictionary<string, AnchoredNode> _anchors = new(StringComparer.Ordinal);
    private readonly List<(TextRange Range, long Expanded)> _aliases = [];
    private long _written;

    /// <summary>The nodes so far with every alias followed, long texts as several.</summary>
    public long Expanded { get; private set; }

    /// <summary>True where anything is anchored or referred to, rightly or wrongly.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>The same anchors, for a reading that may come to nothing; its counts are not needed.</summary>
    public AliasTable Copy()
    {
        AliasTable copy = new(readableAliases);
        foreach (KeyValuePair<string, AnchoredNode> anchor in _anchors)
        {
            copy._anchors.Add(anchor.Key, anchor.Value);
        }

        return copy;
    }

    /// <summary>Counts a written node. A long text counts as several, or a few letters would stand for megabytes.</summary>
    public void CountNode(int textLength)
    {
        int size = 1 + (textLength / SyntaxLimits.TextPerNode);
        _written += size;
        Expanded = Math.Min(Expanded + size, Enough);
    }

    /// <summary>From here on the name means a node that is still being read.</summary>
    public AnchoredNode Begin(string name)
    {
        IsUsed = true;
        AnchoredNode anchored = new();
        _anchors[name] = anchored;
        return anchored;
    }

    public AnchoredNode? Find(string name)
    {
        IsUsed = true;
        return _anchors.TryGetValue(name, out AnchoredNode? anchored) ? anchored : null;
    }

    /// <summary>Counts an alias; false where it is one too many to follow.</summary>
    public bool CountAlias(TextRange range, long size)
    {
        bool isReadable = _aliases.Count < readableAliases;
        _written++;
        Expanded = Math.Min(Expanded + (isReadable ? size : 1), Enough);
        _aliases.Add((range, Expanded));
        return isReadable;
    }

    /// <summary>The first alias, in the order of the text, with which the file grows beyond the limit; null where none does.</summary>
    public (int Index, TextRange Range)? FindExcess()
    {
        long limit = _written * SyntaxLimits.AliasFactor;
        if (Expanded <= limit || _aliases.Count == 0 || readableAliases != int.MaxValue)
        {
            return null;
        }

        // Nodes behind the last alias may be what crosses the limit.
        int index = _aliases.FindIndex(alias => alias.Expanded > limit);
        index = index < 0 ? _aliases.Count - 1 : index;
        return (index, _aliases[index].Range);
    }

    /// <summary>What an alias stands for.</summary>
    internal sealed class AnchoredNode
    {
        /// <summary>Null while the node is being read: an alias then means the node itself.</summary>
        public YamlNode? Node { get; set; }

        /// <summary>Its nodes with every alias followed.</summary>
        public long Size { get; set; }

        /// <summary>How many collections stand within each other in it, itself included.</summary>
        public int Height { get; set; }

        /// <summary>True where a part could not be read.</summary>
        public bool IsUnreadable { get; set; }
    }
}

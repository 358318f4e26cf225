namespace TypedFlags.Definitions.Syntax;

/// <summary>Reads one block without the rest of the text, or finds it in an earlier one.</summary>
internal sealed class BlockReader(string text, BlockCache? earlier, CancellationToken cancellationToken)
{
    // The context that a child has in the file: within a mapping that is a value.
    private const string ParentKey = "x:\n";

    private int _newLength;

    /// <summary>False where so little is left of the earlier text that reading the whole is quicker.</summary>
    public bool IsWorthwhile => earlier is { IsEmpty: false } && _newLength <= text.Length / 4;

    /// <summary>The block's entry; null where it must be read with its surroundings, or is no YAML.</summary>
    /// <param name="block">The block.</param>
    /// <param name="isChild">True where it stands within a top-level entry.</param>
    /// <param name="mistakes">Takes what is wrong within a block that could be read.</param>
    public ReadBlock? TryRead(BlockLayout.Block block, bool isChild, SyntaxMistakes mistakes)
    {
        AliasTable aliases = new();
        ReadBlock? read = Read(block, isChild, mistakes, aliases, lostAnchors: null, out _);
        return aliases.IsUsed ? null : read;
    }

    /// <summary>The block's entry; null where it is no YAML, and then mostly also why.</summary>
    public ReadBlock? Read(
        BlockLayout.Block block,
        bool isChild,
        SyntaxMistakes mistakes,
        AliasTable aliases,
        HashSet<string>? lostAnchors,
        out SyntaxMistake? mistake)
    {
        mistake = null;
        ulong hash = BlockCache.HashOf(text, block.Start, block.Length);
        if (earlier?.Find(text, block, hash) is { } known)
        {
            return new ReadBlock(block.Start, block.Length, hash, known, IsSound: true);
        }

        _newLength += block.Length;
        YamlEvents events = new(isChild ? ParentKey : string.Empty, text, block.Start, block.Length, cancellationToken);
        if (TextChecks.FindForbidden(text, block.Start, block.End) is { } forbidden)
        {
            events.Stop(forbidden);
        }

        int mistakesBefore = mistakes.Count;
        bool aliasesBefore = aliases.IsUsed;
        NodeReader reader = new(events, text, mistakes, aliases) { LostAnchors = lostAnchors };
        YamlNode? root = reader.ReadDocument();
        mistake = events.Mistake;
        if (mistake is null && isChild)
        {
            root = SingleEntry(root)?.Value;
        }

        if (mistake is not null || SingleEntry(root) is not { } entry || entry.Key.Range.Start != block.Key)
        {
            return null;
        }

        bool isSound = mistakes.Count == mistakesBefore && !aliasesBefore && !aliases.IsUsed;
        return new ReadBlock(block.Start, block.Length, hash, entry, isSound);
    }

    private static YamlEntry? SingleEntry(YamlNode? node) => node is YamlMapping { Entries.Length: 1 } mapping ? mapping.Entries[0] : null;
}

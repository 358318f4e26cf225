using System.Collections.Immutable;

namespace TypedFlags.Definitions.Syntax;

/// <summary>Holds the blocks that indentation suggests against the entries that YAML read.</summary>
internal static class BlockMatch
{
    /// <summary>A block for each entry; none at all where the two differ anywhere.</summary>
    public static ImmutableArray<ReadBlock> Find(string text, BlockLayout layout, YamlMapping root)
    {
        ImmutableArray<ReadBlock>.Builder blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        if (layout.Sections.Count != root.Entries.Length)
        {
            return [];
        }

        for (int index = 0; index < root.Entries.Length; index++)
        {
            BlockLayout.Section section = layout.Sections[index];
            YamlEntry entry = root.Entries[index];
            bool isMatch = section.Children.Count == 0
                ? TryAdd(text, section.Block, entry, blocks)
                : entry.Key.Range == section.Name && entry.Value is YamlMapping mapping && TryAddAll(text, section.Children, mapping, blocks);
            if (!isMatch)
            {
                return [];
            }
        }

        return blocks.ToImmutable();
    }

    private static bool TryAddAll(
        string text, List<BlockLayout.Block> children, YamlMapping mapping, ImmutableArray<ReadBlock>.Builder blocks)
    {
        if (children.Count != mapping.Entries.Length)
        {
            return false;
        }

        for (int index = 0; index < children.Count; index++)
        {
            if (!TryAdd(text, children[index], mapping.Entries[index], blocks))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryAdd(string text, BlockLayout.Block block, YamlEntry entry, ImmutableArray<ReadBlock>.Builder blocks)
    {
        if (entry.Key.Range.Start != block.Key || entry.Key.Range.End > block.End || entry.Value.Range.End > block.End)
        {
            return false;
        }

        blocks.Add(new ReadBlock(block.Start, block.Length, BlockCache.HashOf(text, block.Start, block.Length), entry, IsSound: true));
        return true;
    }
}

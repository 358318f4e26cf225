using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TypedFlags.Definitions.Syntax;

/// <summary>An entry with the lines it was read from; nothing outside these lines has a part in it.</summary>
internal readonly record struct ReadBlock(int Start, int Length, ulong Hash, YamlEntry Entry, bool IsSound);

/// <summary>The soundly read blocks of one text, to be found again in the next. Immutable, safe to share.</summary>
internal sealed class BlockCache(string text, ImmutableArray<ReadBlock> blocks)
{
    private Dictionary<ulong, ReadBlock>? _byHash;

    public bool IsEmpty => blocks.IsEmpty;

    /// <summary>The entry that stood in the very same lines, moved to where they stand now; null where they are new.</summary>
    public YamlEntry? Find(string newText, BlockLayout.Block block, ulong hash)
    {
        // Two threads may both build it; they build the same. Of two blocks with one hash, one is forgotten.
        Dictionary<ulong, ReadBlock> byHash = _byHash ??= Index();
        if (!byHash.TryGetValue(hash, out ReadBlock found)
            || !newText.AsSpan(block.Start, block.Length).SequenceEqual(text.AsSpan(found.Start, found.Length)))
        {
            return null;
        }

        return NodeShift.Move(found.Entry, block.Start - found.Start);
    }

    public static ulong HashOf(string text, int start, int length)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        ReadOnlySpan<char> characters = text.AsSpan(start, length);
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<char, ulong>(characters);
        ulong hash = (ulong)length;
        foreach (ulong word in words)
        {
            hash = (hash ^ word) * Factor;
            hash ^= hash >> 29;
        }

        foreach (char character in characters.Slice(words.Length * 4))
        {
            hash = (hash ^ character) * Factor;
        }

        return hash ^ (hash >> 32);
    }

    private Dictionary<ulong, ReadBlock> Index()
    {
        Dictionary<ulong, ReadBlock> byHash = new(blocks.Length);
        foreach (ReadBlock block in blocks)
        {
            byHash[block.Hash] = block;
        }

        return byHash;
    }
}

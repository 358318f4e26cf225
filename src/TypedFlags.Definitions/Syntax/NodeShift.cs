using System.Runtime.InteropServices;

namespace TypedFlags.Definitions.Syntax;

/// <summary>Copies nodes to another place in the text. The nodes are free of aliases, so that this is no larger than the text.</summary>
internal static class NodeShift
{
    public static YamlEntry Move(YamlEntry entry, int distance) =>
        distance == 0 ? entry : new YamlEntry((YamlScalar)Move((YamlNode)entry.Key, distance), Move(entry.Value, distance));

    private static YamlNode Move(YamlNode node, int distance)
    {
        TextRange range = new(node.Range.Start + distance, node.Range.Length);
        switch (node)
        {
            case YamlMapping mapping:
                YamlEntry[] entries = new YamlEntry[mapping.Entries.Length];
                for (int index = 0; index < entries.Length; index++)
                {
                    entries[index] = Move(mapping.Entries[index], distance);
                }

                return new YamlMapping(range, ImmutableCollectionsMarshal.AsImmutableArray(entries));
            case YamlSequence sequence:
                YamlNode[] items = new YamlNode[sequence.Items.Length];
                for (int index = 0; index < items.Length; index++)
                {
                    items[index] = Move(sequence.Items[index], distance);
                }

                return new YamlSequence(range, ImmutableCollectionsMarshal.AsImmutableArray(items));
            default:
                return node with { Range = range };
        }
    }
}

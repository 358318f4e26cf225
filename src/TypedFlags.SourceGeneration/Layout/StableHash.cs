namespace TypedFlags.SourceGeneration.Layout;

/// <summary>FNV-1a over UTF-16 code units, finished well: the same in every process, unlike <c>string.GetHashCode</c>.</summary>
internal static class StableHash
{
    public static uint Of(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        // FNV's low bits, which choose the chunk, see little of the text's beginning.
        hash ^= hash >> 16;
        return unchecked(hash * 0x85EBCA6B) ^ (hash >> 13);
    }
}

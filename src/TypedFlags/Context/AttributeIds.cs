namespace TypedFlags;

/// <summary>
/// A small number for each attribute name that some <c>flags.yaml</c> in the process declares, so that contexts are read by
/// number. Only declared names get one: text from a request can't make the table grow.
/// </summary>
internal static class AttributeIds
{
    private static readonly Lock Gate = new();
    private static Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private static string[] _names = [];

    /// <summary>The number of a declared name, or -1.</summary>
    public static int Find(string name) => Volatile.Read(ref _ids).TryGetValue(name, out int id) ? id : -1;

    /// <summary>The name of a number that <see cref="Find"/> gave.</summary>
    public static string NameOf(int id) => Volatile.Read(ref _names)[id];

    /// <summary>Makes names known; readers go on with the old table meanwhile.</summary>
    public static void Declare(List<string> names)
    {
        lock (Gate)
        {
            Dictionary<string, int> ids = new(_ids, StringComparer.Ordinal);
            List<string> all = [.. _names];
            foreach (string name in names)
            {
                if (ids.TryAdd(name, all.Count))
                {
                    all.Add(name);
                }
            }

            Volatile.Write(ref _names, all.ToArray());
            Volatile.Write(ref _ids, ids);
        }
    }
}

/// <summary>Where one type of context keeps each attribute: the answers of its adapter, asked for once.</summary>
internal static class AttributeOrdinals<TContext>
    where TContext : struct, IFlagContextAdapter
{
    /// <summary>By attribute number: the ordinal + 2, so that 0 is "not asked yet" and 1 is "has none".</summary>
    private static int[] _known = [];

    /// <summary>The ordinal, or -1 where the context has no such attribute.</summary>
    public static int Get(int id)
    {
        int[] known = Volatile.Read(ref _known);
        return id < known.Length && known[id] != 0 ? known[id] - 2 : Ask(id);
    }

    private static int Ask(int id)
    {
        int ordinal = Math.Max(-1, TContext.FindAttribute(AttributeIds.NameOf(id)));
        int[] known = Volatile.Read(ref _known);
        int[] grown = new int[Math.Max(known.Length, id + 1)];
        known.CopyTo(grown, 0);
        grown[id] = ordinal + 2;

        // Two threads may overwrite each other's answer; it is then asked for again.
        Volatile.Write(ref _known, grown);
        return ordinal;
    }
}

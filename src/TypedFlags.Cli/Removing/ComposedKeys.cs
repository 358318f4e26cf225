namespace TypedFlags.Cli.Removing;

/// <summary>How a key begins in code that puts it together: <c>"new_" + Area</c>, <c>$"new_{area}"</c>. Files with such a text are read as code, where it shows what it comes to.</summary>
internal static class ComposedKeys
{
    // Less begins too many texts.
    private const int ShortestPart = 2;

    /// <summary>The beginnings, each as it stands in a file.</summary>
    public static IEnumerable<string> BeginningsOf(string key) =>
        Enumerable.Range(ShortestPart, Math.Max(0, key.Length - ShortestPart)).SelectMany(length => new[] { $"\"{key[..length]}\"", $"\"{key[..length]}{{" });
}

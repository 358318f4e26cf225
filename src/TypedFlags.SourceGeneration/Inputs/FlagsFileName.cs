namespace TypedFlags.SourceGeneration.Inputs;

/// <summary>Which additional files are ours.</summary>
internal static class FlagsFileName
{
    /// <summary>True for <c>flags.yaml</c> and <c>*.flags.yaml</c>, in any case.</summary>
    public static bool IsMatch(string path)
    {
        string name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return string.Equals(name, "flags.yaml", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".flags.yaml", StringComparison.OrdinalIgnoreCase);
    }
}

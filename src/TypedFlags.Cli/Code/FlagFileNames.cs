namespace TypedFlags.Cli.Code;

/// <summary>Which files are flags files.</summary>
internal static class FlagFileNames
{
    /// <summary>True for <c>flags.yaml</c> and <c>*.flags.yaml</c>, in any case.</summary>
    public static bool IsMatch(string path) =>
        string.Equals(Path.GetFileName(path), "flags.yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".flags.yaml", StringComparison.OrdinalIgnoreCase);
}

namespace TypedFlags.Definitions.Binding;

/// <summary>The order in which files merge: <c>flags.yaml</c> first, then ordinal by name. It does not depend on where a project lies.</summary>
internal sealed class FileOrder : IComparer<FlagsFile>
{
    public static FileOrder Instance { get; } = new();

    /// <summary>A path's last part.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    /// <inheritdoc/>
    public int Compare(FlagsFile? x, FlagsFile? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        string left = NameOf(x.Path);
        string right = NameOf(y.Path);
        int order = (IsMain(right) ? 1 : 0) - (IsMain(left) ? 1 : 0);
        order = order != 0 ? order : string.CompareOrdinal(left, right);
        return order != 0 ? order : string.CompareOrdinal(x.Path, y.Path);
    }

    private static bool IsMain(string name) => string.Equals(name, "flags.yaml", StringComparison.Ordinal);
}

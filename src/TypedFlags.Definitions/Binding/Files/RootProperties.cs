namespace TypedFlags.Definitions.Binding;

/// <summary>The properties of a file.</summary>
internal static class RootProperties
{
    public const int Namespace = 0;
    public const int Class = 1;
    public const int Visibility = 2;
    public const int Policy = 3;
    public const int Context = 4;
    public const int Segments = 5;
    public const int Flags = 6;

    public static PropertyTable Table { get; } = new(
        "A file", "namespace", "class", "visibility", "policy", "context", "segments", "flags");
}

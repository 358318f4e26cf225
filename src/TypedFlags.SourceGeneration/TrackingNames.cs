namespace TypedFlags.SourceGeneration;

/// <summary>The names of the generator's steps, as tests and <c>GetRunResult().TrackedSteps</c> see them.</summary>
internal static class TrackingNames
{
    /// <summary>The assembly's name.</summary>
    public const string Compilation = "TypedFlags.Compilation";

    /// <summary>The build's properties.</summary>
    public const string BuildProperties = "TypedFlags.BuildProperties";

    /// <summary>One step a file: text to syntax.</summary>
    public const string Files = "TypedFlags.Files";

    /// <summary>All files, as one list.</summary>
    public const string AllFiles = "TypedFlags.AllFiles";

    /// <summary>Syntax to model.</summary>
    public const string Definition = "TypedFlags.Definition";

    /// <summary>The namespace, class and visibility of what is generated.</summary>
    public const string Target = "TypedFlags.Target";

    /// <summary>What the class itself is made from.</summary>
    public const string Shell = "TypedFlags.Shell";

    /// <summary>What the compiled definitions are made from.</summary>
    public const string Data = "TypedFlags.Data";

    /// <summary>What each file of accessors is made from.</summary>
    public const string AccessorChunks = "TypedFlags.AccessorChunks";

    /// <summary>Types marked <c>[FlagContext]</c>.</summary>
    public const string MarkedContexts = "TypedFlags.MarkedContexts";

    /// <summary>Types named by <c>[assembly: FlagContext]</c>.</summary>
    public const string NamedContexts = "TypedFlags.NamedContexts";

    /// <summary>What the adapters are made from.</summary>
    public const string Contexts = "TypedFlags.Contexts";

    /// <summary>Every step above.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Compilation, BuildProperties, Files, AllFiles, Definition, Target, Shell, Data, AccessorChunks,
        MarkedContexts, NamedContexts, Contexts,
    ];
}

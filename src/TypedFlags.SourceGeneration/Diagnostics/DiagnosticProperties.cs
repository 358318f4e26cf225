namespace TypedFlags.SourceGeneration.Diagnostics;

/// <summary>What diagnostics carry for the code fixes; each is absent where there is nothing to say.</summary>
public static class DiagnosticProperties
{
    /// <summary>The near name that would stand in the diagnostic's place.</summary>
    public const string Suggestion = "Suggestion";

    /// <summary>The key of the flag that the diagnostic is about, or the unknown name as it was written.</summary>
    public const string FlagKey = "FlagKey";

    /// <summary>The assembly that declares the flag; absent where the project's own files do.</summary>
    public const string DeclaredIn = "DeclaredIn";

    /// <summary>The key of the flag that takes this one's place.</summary>
    public const string ReplacedBy = "ReplacedBy";

    /// <summary>The type of value that the call asks for: <c>boolean</c>, <c>string</c>, <c>integer</c>, <c>number</c>, <c>object</c> or <c>variant</c>.</summary>
    public const string ValueType = "ValueType";

    /// <summary>What everybody gets according to the flags file: <c>on</c>, <c>off</c>, a variant's name or a value as text.</summary>
    public const string Outcome = "Outcome";
}

namespace TypedFlags.SourceGeneration.Diagnostics;

/// <summary>What diagnostics carry for the code fixes.</summary>
public static class DiagnosticProperties
{
    /// <summary>The near name that would stand in the diagnostic's place; absent where there is none.</summary>
    public const string Suggestion = "Suggestion";
}

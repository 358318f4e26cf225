namespace TypedFlags.SourceGeneration.Layout;

/// <summary>What the class itself is made from: it changes only when a flag comes or goes.</summary>
/// <param name="Target">Where it goes.</param>
/// <param name="FlagCount">How many flags there are.</param>
internal sealed record FlagSetShell(GenerationTarget Target, int FlagCount);

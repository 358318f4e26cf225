using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Layout;

/// <summary>What the compiled definitions are made from.</summary>
/// <param name="Target">Where they go.</param>
/// <param name="Definition">Everything.</param>
internal sealed record FlagSetData(GenerationTarget Target, FlagSetDefinition Definition);

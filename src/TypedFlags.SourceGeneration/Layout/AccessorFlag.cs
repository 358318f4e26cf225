using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Layout;

/// <summary>What the accessors of one flag are made from.</summary>
/// <param name="Definition">The flag, without what its accessors don't show.</param>
/// <param name="Reach">How far its answers can differ, for analyzers.</param>
internal sealed record AccessorFlag(FlagDefinition Definition, FlagReach Reach);

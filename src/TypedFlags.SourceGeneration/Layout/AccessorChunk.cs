using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Layout;

/// <summary>What one file of accessors is made from.</summary>
/// <param name="Target">Where it goes.</param>
/// <param name="Number">The number in the file's name, from 0.</param>
/// <param name="Flags">The flags, in ordinal order.</param>
internal sealed record AccessorChunk(GenerationTarget Target, int Number, EquatableArray<AccessorFlag> Flags);

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.SourceGeneration.Layout;

/// <summary>Splits the model into what each generated file is made from, so that a change reaches only the files it must.</summary>
internal static class FlagSetLayout
{
    public static IncrementalValueProvider<GenerationTarget> Target(
        IncrementalValueProvider<FlagSetDefinition?> definition,
        IncrementalValueProvider<BuildProperties> properties,
        IncrementalValueProvider<CompilationInfo> compilation) =>
        definition.Combine(properties).Combine(compilation)
            .Select(static (input, _) => GenerationTarget.From(input.Left.Left, input.Left.Right, input.Right))
            .WithTrackingName(TrackingNames.Target);

    public static IncrementalValuesProvider<FlagSetShell> Shell(
        IncrementalValueProvider<FlagSetDefinition?> definition,
        IncrementalValueProvider<GenerationTarget> target) =>
        definition.Combine(target)
            .SelectMany(static (input, _) => HasFlags(input.Left)
                ? ImmutableArray.Create(new FlagSetShell(input.Right, input.Left!.Flags.Count))
                : [])
            .WithTrackingName(TrackingNames.Shell);

    public static IncrementalValuesProvider<FlagSetData> Data(
        IncrementalValueProvider<FlagSetDefinition?> definition,
        IncrementalValueProvider<GenerationTarget> target) =>
        definition.Combine(target)
            .SelectMany(static (input, _) => HasFlags(input.Left)
                ? ImmutableArray.Create(new FlagSetData(input.Right, input.Left!))
                : [])
            .WithTrackingName(TrackingNames.Data);

    public static IncrementalValuesProvider<AccessorChunk> AccessorChunks(
        IncrementalValueProvider<FlagSetDefinition?> definition,
        IncrementalValueProvider<GenerationTarget> target) =>
        definition.Combine(target)
            .SelectMany(static (input, _) => HasFlags(input.Left) ? AccessorChunking.Split(input.Left!, input.Right) : [])
            .WithTrackingName(TrackingNames.AccessorChunks);

    private static bool HasFlags(FlagSetDefinition? definition) => definition is { Flags.IsEmpty: false };
}

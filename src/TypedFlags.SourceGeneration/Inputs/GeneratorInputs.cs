using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Inputs;

/// <summary>What the build gives, as small values that are equal when nothing that matters changed.</summary>
internal static class GeneratorInputs
{
    public static IncrementalValueProvider<CompilationInfo> Compilation(IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select(static (compilation, _) => CompilationInfo.From(compilation))
            .WithTrackingName(TrackingNames.Compilation);

    public static IncrementalValueProvider<BuildProperties> BuildProperties(IncrementalGeneratorInitializationContext context) =>
        context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => Inputs.BuildProperties.From(options))
            .WithTrackingName(TrackingNames.BuildProperties);

    public static IncrementalValueProvider<ImmutableArray<FlagsFile>> Files(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Where(static text => FlagsFileName.IsMatch(text.Path))
            .SelectMany(static (text, cancellationToken) => OneOrNone(FlagsFileCache.Read(text, cancellationToken)))
            .WithTrackingName(TrackingNames.Files)
            .Collect()
            .WithTrackingName(TrackingNames.AllFiles);

    /// <summary>Null where the project has no such file: then nothing is generated.</summary>
    public static IncrementalValueProvider<FlagSetDefinition?> Definition(
        IncrementalValueProvider<ImmutableArray<FlagsFile>> files,
        IncrementalValueProvider<BuildProperties> properties) =>
        files.Combine(properties)
            .Select(static (input, cancellationToken) => Bind(input.Left, input.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Definition);

    private static ImmutableArray<FlagsFile> OneOrNone(FlagsFile? file) => file is null ? [] : [file];

    private static FlagSetDefinition? Bind(
        ImmutableArray<FlagsFile> files,
        BuildProperties properties,
        CancellationToken cancellationToken) =>
        files.IsEmpty ? null : FlagSetBindingCache.Bind(files, properties.Today, cancellationToken).Definition;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Contexts;
using TypedFlags.SourceGeneration.Emit;
using TypedFlags.SourceGeneration.Inputs;
using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration;

/// <summary>
/// Turns <c>flags.yaml</c> into typed accessors. It reports nothing: <see cref="Diagnostics.FlagsFileAnalyzer"/> does, so that
/// no location travels through the pipeline and a change of white space changes no output.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FlagsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<CompilationInfo> compilation = GeneratorInputs.Compilation(context);
        IncrementalValueProvider<BuildProperties> properties = GeneratorInputs.BuildProperties(context);
        IncrementalValueProvider<ImmutableArray<FlagsFile>> files = GeneratorInputs.Files(context);

        IncrementalValueProvider<FlagSetDefinition?> definition = GeneratorInputs.Definition(files, properties);
        IncrementalValueProvider<GenerationTarget> target = FlagSetLayout.Target(definition, properties, compilation);
        IncrementalValueProvider<FlagContexts> contexts = FlagContextInputs.All(context, definition, target);

        context.RegisterSourceOutput(FlagSetLayout.Shell(definition, target), ShellEmitter.Emit);
        context.RegisterSourceOutput(FlagSetLayout.AccessorChunks(definition, target), AccessorsEmitter.Emit);
        context.RegisterSourceOutput(FlagSetLayout.Data(definition, target), DefinitionsEmitter.Emit);
        context.RegisterSourceOutput(contexts, FlagContextsEmitter.Emit);
    }
}

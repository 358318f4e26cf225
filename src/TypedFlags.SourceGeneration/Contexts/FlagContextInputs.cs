using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Finds the application's own types that flags are evaluated for.</summary>
internal static class FlagContextInputs
{
    private const string AttributeName = "TypedFlags.FlagContextAttribute";

    public static IncrementalValueProvider<FlagContexts> All(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<FlagSetDefinition?> definition,
        IncrementalValueProvider<GenerationTarget> target) =>
        Marked(context).Collect().Combine(Named(context).Collect())
            .Combine(definition)
            .Combine(target)
            .Select(static (input, _) => Bind(input.Left.Left.Left, input.Left.Left.Right, input.Left.Right, input.Right))
            .WithTrackingName(TrackingNames.Contexts);

    private static IncrementalValuesProvider<ContextType> Marked(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, _) => ContextTypeReader.Read(
                    (INamedTypeSymbol)match.TargetSymbol, match.Attributes[0], match.SemanticModel.Compilation))
            .SelectMany(static (type, _) => type is null ? [] : ImmutableArray.Create(type))
            .WithTrackingName(TrackingNames.MarkedContexts);

    private static IncrementalValuesProvider<ContextType> Named(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeName,
                static (node, _) => node is CompilationUnitSyntax,
                static (match, cancellationToken) => ReadNamed(match, cancellationToken))
            .SelectMany(static (types, _) => types.Items)
            .WithTrackingName(TrackingNames.NamedContexts);

    private static EquatableArray<ContextType> ReadNamed(GeneratorAttributeSyntaxContext match, CancellationToken cancellationToken)
    {
        Compilation compilation = match.SemanticModel.Compilation;
        ImmutableArray<ContextType>.Builder types = ImmutableArray.CreateBuilder<ContextType>();
        foreach (AttributeData attribute in match.Attributes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (attribute.ConstructorArguments.Length == 1
                && attribute.ConstructorArguments[0].Value is INamedTypeSymbol type
                && ContextTypeReader.Read(type, attribute, compilation) is { } read
                && !ForeignAdapters.Serve(type, compilation))
            {
                types.Add(read);
            }
        }

        return new EquatableArray<ContextType>(types.ToImmutable());
    }

    // The mark on a type is nearer to it than its name on an assembly, and wins.
    private static FlagContexts Bind(
        ImmutableArray<ContextType> marked,
        ImmutableArray<ContextType> named,
        FlagSetDefinition? definition,
        GenerationTarget target)
    {
        if (definition is null)
        {
            return new FlagContexts(target, HasFlags: false, default);
        }

        SortedDictionary<string, ContextAdapter> adapters = new(StringComparer.Ordinal);
        foreach (ContextType type in marked.Concat(named))
        {
            if (!adapters.ContainsKey(type.Name))
            {
                adapters.Add(type.Name, ContextBinder.Bind(type, definition.Context).Adapter);
            }
        }

        return new FlagContexts(
            target, !definition.Flags.IsEmpty, new EquatableArray<ContextAdapter>([.. adapters.Values]));
    }
}

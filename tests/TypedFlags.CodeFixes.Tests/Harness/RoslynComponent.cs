using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration;

namespace TypedFlags.CodeFixes.Tests.Harness;

/// <summary>The generator and all our analyzers, as a project refers to them through the package.</summary>
internal sealed class RoslynComponent : AnalyzerReference
{
    public static RoslynComponent Instance { get; } = new();

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(FlagsGenerator).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    // The workspace knows them by reference.
    private static ImmutableArray<ISourceGenerator> Generators { get; } = [new FlagsGenerator().AsSourceGenerator()];

    public override string? FullPath => null;

    public override object Id => nameof(RoslynComponent);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => Analyzers;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => Analyzers;

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => Generators;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => Generators;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Tests.Harness;

/// <summary>A project as the compiler sees it: C# files, flag files, properties. Immutable; tests change it with <c>with</c>.</summary>
public sealed record FlagsProject
{
    public string AssemblyName { get; init; } = "Storefront";

    public string? RootNamespace { get; init; } = "Storefront";

    public string Today { get; init; } = "2026-10-01";

    /// <summary>Flag files by path.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>C# files by path.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public ImmutableArray<CompiledProject> References { get; init; } = [];

    /// <summary>The extern aliases of all <see cref="References"/>; none for the usual global one.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>What <c>.editorconfig</c> says for every file, and the build's properties as <c>build_property.Name</c>.</summary>
    public ImmutableSortedDictionary<string, string> Options { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>References beside .NET, the runtime and <see cref="References"/>: packages.</summary>
    public ImmutableArray<MetadataReference> Packages { get; init; } = [];

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public static FlagsProject With(string flags, params ReadOnlySpan<string> sources)
    {
        FlagsProject project = new FlagsProject().WithFile("flags.yaml", flags);
        for (int index = 0; index < sources.Length; index++)
        {
            project = project.WithSource($"Source{index}.cs", sources[index]);
        }

        return project;
    }

    public FlagsProject WithFile(string path, string text) => this with { Files = Files.SetItem(path, text) };

    public FlagsProject WithSource(string path, string text) => this with { Sources = Sources.SetItem(path, text) };

    public FlagsProject WithOption(string key, string value) => this with { Options = Options.SetItem(key, value) };

    public CSharpCompilation CreateCompilation() =>
        CSharpCompilation.Create(
            AssemblyName,
            Sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, ParseOptions, source.Key)),
            [.. Framework.References, .. References.Select(reference => reference.ToReference().WithAliases(Aliases)), .. Packages],
            new CSharpCompilationOptions(
                OutputKind,
                nullableContextOptions: Nullable,
                warningLevel: 9999,
                deterministic: true));

    public ImmutableArray<AdditionalText> CreateAdditionalTexts() =>
        [.. Files.Select(file => new TextFile(file.Key, file.Value))];

    public AnalyzerConfigOptionsProvider CreateOptions() => new BuildOptions(RootNamespace, Today, Options);

    public GeneratorRun Generate() => GeneratorRun.Start(this);

    /// <summary>Compiles, and fails with the diagnostics where there is an error or a warning.</summary>
    public CompiledProject Compile() => CompiledProject.From(this);

    /// <summary>Compiles, loads and calls <c>Program.Run()</c>, which answers in text.</summary>
    public string Run() => Compile().Run();

    /// <summary>Holds an analyzer to the mark-up in the sources: see <see cref="AnalyzerVerifier"/>.</summary>
    public Task VerifyAsync<TAnalyzer>(params string[] messages)
        where TAnalyzer : DiagnosticAnalyzer, new() => AnalyzerVerifier.VerifyAsync(this, new TAnalyzer(), messages);

    /// <summary>What the analyzer of the file says, in order of place.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync()
    {
        CompilationWithAnalyzers analysis = CreateCompilation().WithAnalyzers(
            [new FlagsFileAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(CreateAdditionalTexts(), CreateOptions()),
                onAnalyzerException: static (exception, _, _) => throw exception,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    internal CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);
}

using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.Benchmarks.Analyzers;
using TypedFlags.Benchmarks.Analyzers.Project;
using TypedFlags.Benchmarks.Generator;
using TypedFlags.SourceGeneration;

namespace TypedFlags.Benchmarks.RealCode;

/// <summary>Somebody's project: the C# files of a folder.</summary>
internal sealed class RealProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Parse);
    private static readonly BuildProperties Properties = new(LargeFlagsFile.Today);

    private readonly CSharpCompilation _compilation;

    private RealProject(string name, CSharpCompilation compilation)
    {
        Name = name;
        _compilation = compilation;
        Files = compilation.SyntaxTrees.Length;
        Lines = compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count);
        Errors = compilation.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    public string Name { get; }

    public int Files { get; }

    public int Lines { get; }

    public int Errors { get; }

    /// <summary>Reads a project.</summary>
    /// <param name="folder">Called like its assembly, whose compiled form it then does not refer to.</param>
    public static RealProject Read(string folder)
    {
        string name = Path.GetFileName(folder);
        IEnumerable<SyntaxTree> trees = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path), Encoding.UTF8), ParseOptions, path));
        return new RealProject(name, CSharpCompilation.Create(
            name,
            trees,
            References.OfEverythingInstalled().Where(path => Path.GetFileNameWithoutExtension(path) != name).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true)));
    }

    /// <summary>What our analyzers report.</summary>
    /// <param name="yaml">The project's <c>flags.yaml</c>; null for none.</param>
    public ImmutableArray<Diagnostic> Analyze(string? yaml)
    {
        ImmutableArray<AdditionalText> files = yaml is null ? [] : [new YamlText("/" + Name + "/flags.yaml", yaml)];
        CSharpGeneratorDriver
            .Create([new FlagsGenerator().AsSourceGenerator()], files, ParseOptions, Properties)
            .RunGeneratorsAndUpdateCompilation(_compilation, out Compilation generated, out _);
        CompilationWithAnalyzers analysis = generated.WithAnalyzers(AnalyzerSets.Ours, new AnalyzerOptions(files, Properties));
        return analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }
}

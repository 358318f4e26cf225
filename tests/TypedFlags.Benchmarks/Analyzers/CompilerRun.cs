using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.Benchmarks.Analyzers.Project;
using TypedFlags.Benchmarks.Generator;
using TypedFlags.SourceGeneration;

namespace TypedFlags.Benchmarks.Analyzers;

/// <summary>One compilation of the large project, from text to a library and its symbols in memory.</summary>
internal sealed class CompilerRun
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Parse);
    private static readonly (string Path, string Text)[] Files = LargeProject.Files();
    private static readonly string Yaml = LargeFlagsFile.Text();
    private static readonly BuildProperties Properties = new(LargeFlagsFile.Today);

    private static int _count;

    /// <summary>Milliseconds from text to trees.</summary>
    public required double Parse { get; init; }

    /// <summary>Milliseconds of our generator.</summary>
    public required double Generate { get; init; }

    /// <summary>Milliseconds from trees to a library, analyzers included.</summary>
    public required double Compile { get; init; }

    /// <summary>Milliseconds of all processors in that time: what depends least on whatever else the machine does.</summary>
    public required double Work { get; init; }

    /// <summary>What analyzers reported.</summary>
    public ImmutableArray<Diagnostic> Reports { get; private init; } = [];

    /// <summary>What each analyzer took, where that was asked for.</summary>
    public ImmutableDictionary<DiagnosticAnalyzer, TimeSpan> Times { get; private init; } = ImmutableDictionary<DiagnosticAnalyzer, TimeSpan>.Empty;

    /// <summary>Compiles once; nothing but the references is kept from earlier runs.</summary>
    /// <param name="analyzers">Possibly none.</param>
    /// <param name="timed">Whether each analyzer's time is wanted.</param>
    /// <exception cref="InvalidOperationException">The project does not compile, or an analyzer threw.</exception>
    public static CompilerRun Run(ImmutableArray<DiagnosticAnalyzer> analyzers, bool timed = false)
    {
        // A path of its own, so that the caches of one run do not help the next.
        YamlText yaml = new($"/shop/{_count++}/flags.yaml", Yaml);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        long start = Stopwatch.GetTimestamp();
        SyntaxTree[] trees = new SyntaxTree[Files.Length];
        Parallel.For(0, Files.Length, index =>
            trees[index] = CSharpSyntaxTree.ParseText(SourceText.From(Files[index].Text, Encoding.UTF8), ParseOptions, Files[index].Path));
        TimeSpan parse = Stopwatch.GetElapsedTime(start);

        start = Stopwatch.GetTimestamp();
        CSharpGeneratorDriver
            .Create([new FlagsGenerator().AsSourceGenerator()], [yaml], ParseOptions, Properties)
            .RunGeneratorsAndUpdateCompilation(Create(trees), out Compilation compilation, out _);
        TimeSpan generate = Stopwatch.GetElapsedTime(start);

        TimeSpan before = Environment.CpuUsage.TotalTime;
        start = Stopwatch.GetTimestamp();
        AttachedAnalyzers? attached = analyzers.IsEmpty ? null : new AttachedAnalyzers(compilation, analyzers, new AnalyzerOptions([yaml], Properties), timed);
        Emit(attached?.Compilation ?? compilation);
        ImmutableArray<Diagnostic> reports = attached?.Wait() ?? [];
        TimeSpan compile = Stopwatch.GetElapsedTime(start);
        TimeSpan work = Environment.CpuUsage.TotalTime - before;

        return attached?.Exceptions is [{ } exception, ..]
            ? throw new InvalidOperationException(exception.ToString())
            : new CompilerRun
            {
                Parse = parse.TotalMilliseconds,
                Generate = generate.TotalMilliseconds,
                Compile = compile.TotalMilliseconds,
                Work = work.TotalMilliseconds,
                Reports = reports,
                Times = timed && attached is not null ? attached.Times : ImmutableDictionary<DiagnosticAnalyzer, TimeSpan>.Empty,
            };
    }

    private static CSharpCompilation Create(SyntaxTree[] trees) => CSharpCompilation.Create(
        "Storefront",
        trees,
        References.OfTheProject,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, deterministic: true)
            .WithSpecificDiagnosticOptions(SdkAnalyzers.Severities()));

    private static void Emit(Compilation compilation)
    {
        using MemoryStream library = new();
        using MemoryStream symbols = new();
        EmitResult result = compilation.Emit(library, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        }
    }
}

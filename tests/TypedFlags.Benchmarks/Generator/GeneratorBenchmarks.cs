using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration;

namespace TypedFlags.Benchmarks.Generator;

/// <summary>
/// The generator's part of a build and of an editor's every key press. Budgets (1,000 flags of 10 lines): 200 ms for a
/// first run, 25 ms after a save of <c>flags.yaml</c>, nothing to speak of after an edit of an unrelated file.
/// </summary>
[MemoryDiagnoser]
[InProcess]
public class GeneratorBenchmarks
{
    private readonly string _yaml = ManyFlagsYaml.Write(1000);
    private readonly CSharpCompilation _compilation = GeneratorDriving.Compilation(
        CSharpSyntaxTree.ParseText("System.Console.WriteLine(Flags.FlagNumber1.IsEnabled());", GeneratorDriving.ParseOptions));

    private GeneratorDriver _warm = null!;
    private int _edit;

    [GlobalSetup]
    public void Warm() => _warm = GeneratorDriving.Driver(new YamlText("flags.yaml", _yaml)).RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver FirstRun()
    {
        _edit++;
        string path = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/{_edit}/flags.yaml");
        return GeneratorDriving.Driver(new YamlText(path, _yaml)).RunGenerators(_compilation);
    }

    [Benchmark]
    public GeneratorDriver AfterASaveOfTheFile()
    {
        _edit++;
        string edited = _yaml.Replace("thing number 500.", "thing number five hundred, edit " + _edit, StringComparison.Ordinal);
        return _warm.ReplaceAdditionalTexts([new YamlText("flags.yaml", edited)]).RunGenerators(_compilation);
    }

    [Benchmark]
    public GeneratorDriver AfterAnEditOfAnUnrelatedFile()
    {
        _edit++;
        return _warm.RunGenerators(_compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class C" + _edit + ";", GeneratorDriving.ParseOptions)));
    }
}

/// <summary>A driver as the compiler makes it.</summary>
internal static class GeneratorDriving
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12);

    public static CSharpCompilation Compilation(params ReadOnlySpan<SyntaxTree> trees) => CSharpCompilation.Create(
        "Shop",
        trees.ToArray(),
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "netstandard.dll" or "TypedFlags.dll"
                || Path.GetFileName(path).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))],
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release));

    public static GeneratorDriver Driver(params ReadOnlySpan<AdditionalText> texts) => CSharpGeneratorDriver.Create(
        [new FlagsGenerator().AsSourceGenerator()],
        [.. texts],
        ParseOptions);
}

/// <summary>A file in memory.</summary>
internal sealed class YamlText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>Runs the generator over a project's flags files, so that its accessors mean something. What it makes is never written.</summary>
internal static class GeneratedAccessors
{
    /// <summary>Adds the accessors, and what fits types of contexts to them.</summary>
    public static CSharpCompilation AddTo(CSharpCompilation compilation, ProjectSource project, out IReadOnlyCollection<SyntaxTree> generated) =>
        AddTo(compilation, project, project.FlagFiles.Select(static path => (path, SourceText.From(File.ReadAllText(path), System.Text.Encoding.UTF8))), out generated);

    /// <summary>The same for files that are not as they are on disk.</summary>
    public static CSharpCompilation AddTo(
        CSharpCompilation compilation, ProjectSource project, IEnumerable<(string Path, SourceText Text)> files, out IReadOnlyCollection<SyntaxTree> generated)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new FlagsGenerator().AsSourceGenerator()],
            files.Select(static file => new FlagsText(file.Path, file.Text)),
            project.ParseOptions,
            new Settings(project.Settings));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        generated = [.. updated.SyntaxTrees.Except(compilation.SyntaxTrees)];
        return (CSharpCompilation)updated;
    }

    private sealed class FlagsText(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class Settings(ImmutableDictionary<string, string> settings) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(settings);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(ImmutableDictionary<string, string> settings) : AnalyzerConfigOptions
    {
        // Not [NotNullWhen]: two assemblies whose internals are seen here have polyfills of it.
        public override bool TryGetValue(string key, out string value)
        {
            value = settings.GetValueOrDefault(key)!;
            return value is not null;
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.SourceGeneration.Tests.Harness;

/// <summary>What the generator made of a project, and how it got there. Edits go on from here, as in an editor.</summary>
public sealed class GeneratorRun
{
    private readonly FlagsProject _project;
    private readonly GeneratorDriver _driver;
    private readonly Compilation _input;
    private readonly ImmutableArray<AdditionalText> _texts;

    private GeneratorRun(FlagsProject project, GeneratorDriver driver, Compilation input, ImmutableArray<AdditionalText> texts)
    {
        _project = project;
        _texts = texts;
        _input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Output = output;
        Assert.Empty(diagnostics);
        Result = _driver.GetRunResult().Results[0];
        Assert.Null(Result.Exception);
    }

    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>The names of the generated files, in ordinal order.</summary>
    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal);

    public string this[string hintName] =>
        Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    public static GeneratorRun Start(FlagsProject project)
    {
        ImmutableArray<AdditionalText> texts = project.CreateAdditionalTexts();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new FlagsGenerator().AsSourceGenerator()],
            texts,
            project.ParseOptions,
            project.CreateOptions(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(project, driver, project.CreateCompilation(), texts);
    }

    /// <summary>Runs again after an edit of C#: a file that is new, or replaced.</summary>
    public GeneratorRun AfterSource(string path, string text)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, _project.ParseOptions, path);
        SyntaxTree? old = _input.SyntaxTrees.FirstOrDefault(candidate => candidate.FilePath == path);
        Compilation edited = old is null ? _input.AddSyntaxTrees(tree) : _input.ReplaceSyntaxTree(old, tree);
        return new GeneratorRun(_project, _driver, edited, _texts);
    }

    /// <summary>Runs again after an edit of a flag file.</summary>
    public GeneratorRun AfterFile(string path, string text)
    {
        AdditionalText old = _texts.Single(candidate => candidate.Path == path);
        AdditionalText edited = new TextFile(path, text);
        return new GeneratorRun(_project, _driver.ReplaceAdditionalText(old, edited), _input, _texts.Replace(old, edited));
    }

    /// <summary>How often each of our steps came to each result.</summary>
    public IEnumerable<IncrementalStepRunReason> ReasonsOf(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
            ? runs.SelectMany(run => run.Outputs).Select(output => output.Reason)
            : [];

    /// <summary>The results of all outputs.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons =>
        Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>The files whose text is not that of <paramref name="before"/>.</summary>
    public IEnumerable<string> ChangedSince(GeneratorRun before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return HintNames.Where(name => !before.HintNames.Contains(name) || before[name] != this[name]);
    }
}

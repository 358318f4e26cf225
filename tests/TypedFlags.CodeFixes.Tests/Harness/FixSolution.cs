using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Harness;

/// <summary>Projects as an editor has them: documents, flag files as additional documents, our component as an analyzer reference.</summary>
internal static class FixSolution
{
    public static Solution Create(IReadOnlyList<FlagsProject> projects)
    {
        // The workspace lives as long as the solution it made.
        Solution solution = new AdhocWorkspace().CurrentSolution;
        foreach (FlagsProject project in projects)
        {
            solution = solution.AddProject(InfoOf(project));
        }

        return solution;
    }

    /// <summary>The same with references from one project to another, by name.</summary>
    public static Solution Create(IReadOnlyList<FlagsProject> projects, IEnumerable<(string From, string To)> references)
    {
        Solution solution = Create(projects);
        foreach ((string from, string to) in references)
        {
            solution = solution.AddProjectReference(IdOf(from), new ProjectReference(IdOf(to)));
        }

        return solution;

        ProjectId IdOf(string name) => solution.Projects.Single(project => project.Name == name).Id;
    }

    /// <summary>What our analyzers say of a project.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project, CancellationToken cancellationToken)
    {
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(
            RoslynComponent.Analyzers,
            new CompilationWithAnalyzersOptions(
                project.AnalyzerOptions,
                onAnalyzerException: static (exception, _, _) => throw exception,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        return
        [
            .. diagnostics.Where(static diagnostic => !diagnostic.IsSuppressed)
                .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>The errors and warnings of the compiler, as ids and messages.</summary>
    public static async Task<List<string>> CompileAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        return
        [
            .. compilation.GetDiagnostics()
                .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1591")
                .Select(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(null)}"),
        ];
    }

    /// <summary>The document that a diagnostic is in.</summary>
    public static TextDocument DocumentOf(Project project, Diagnostic diagnostic) =>
        (TextDocument?)project.GetDocument(diagnostic.Location.SourceTree)
        ?? project.AdditionalDocuments.First(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);

    /// <summary>The texts of all documents, by path.</summary>
    public static async Task<SortedDictionary<string, string>> TextsOfAsync(Solution solution)
    {
        SortedDictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (TextDocument document in solution.Projects.SelectMany(project => project.Documents.Concat<TextDocument>(project.AdditionalDocuments)))
        {
            texts[document.FilePath!] = (await document.GetTextAsync()).ToString();
        }

        return texts;
    }

    private static ProjectInfo InfoOf(FlagsProject project)
    {
        ProjectId id = ProjectId.CreateNewId(project.AssemblyName);
        CSharpCompilation compilation = project.CreateCompilation();
        return ProjectInfo.Create(
            id,
            VersionStamp.Default,
            project.AssemblyName,
            project.AssemblyName,
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: project.ParseOptions,
            documents: project.Sources.Select(source => Document(id, source.Key, source.Value)),
            metadataReferences: compilation.References,
            analyzerReferences: [RoslynComponent.Instance],
            additionalDocuments: project.Files.Select(file => Document(id, file.Key, file.Value)))
            .WithAnalyzerConfigDocuments([Document(id, "/.globalconfig", ConfigOf(project))]);
    }

    private static DocumentInfo Document(ProjectId id, string path, string text) => DocumentInfo.Create(
        DocumentId.CreateNewId(id, path),
        path,
        loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text, Encoding.UTF8), VersionStamp.Default, path)),
        filePath: path);

    private static string ConfigOf(FlagsProject project)
    {
        StringBuilder text = new("is_global = true\n");
        text.Append("build_property.RootNamespace = ").Append(project.RootNamespace).Append('\n');
        text.Append("build_property.TypedFlagsToday = ").Append(project.Today).Append('\n');
        foreach ((string key, string value) in project.Options)
        {
            text.Append(key).Append(" = ").Append(value).Append('\n');
        }

        return text.ToString();
    }
}

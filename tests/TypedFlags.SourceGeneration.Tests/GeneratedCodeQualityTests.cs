using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>.NET's own analyzers, all of them switched on, find nothing in generated code.</summary>
public class GeneratedCodeQualityTests
{
    [Fact]
    public async Task All_of_the_SDKs_analyzers_are_content()
    {
        FlagsProject project = FlagsProject.With(
            """
            visibility: public
            context: { plan: { type: string, values: [free, pro] } }
            flags:
              new_checkout: { description: One-page checkout., owner: payments, rollout: 5 }
              layout: { type: string, variants: { control: a, full: b }, default: control }
              limits: { type: object, default: { size: 1, parts: [{ name: a }], note: null } }
              greeting: { type: string, default: Hello }
              page_size: { type: integer, variants: { small: 10, large: 20 }, default: small }
              ratio: { type: number, default: 0.5 }
            """,
            """
            [TypedFlags.FlagContext] public class Customer { public string? Id { get; set; } public System.DayOfWeek Plan { get; set; } }
            [TypedFlags.FlagContext] public record struct Visitor(string[] Groups, string Plan);
            """);
        ImmutableArray<DiagnosticAnalyzer> analyzers = LoadSdkAnalyzers();
        CSharpCompilation compilation = (CSharpCompilation)project.Generate().Output;
        CSharpCompilationOptions everythingOn = compilation.Options.WithSpecificDiagnosticOptions(
            analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct(StringComparer.Ordinal)
                .Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn)));

        ImmutableArray<Diagnostic> diagnostics = await compilation.WithOptions(everythingOn)
            .WithAnalyzers(analyzers)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.True(analyzers.Length > 100, $"Only {analyzers.Length} analyzers were found.");
        Assert.Empty(diagnostics.Where(IsInGeneratedCode).Select(diagnostic => diagnostic.ToString()));

        // They did run: the tests' own types give them enough to say.
        Assert.Contains(diagnostics, diagnostic => !IsInGeneratedCode(diagnostic));
    }

    private static bool IsInGeneratedCode(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    // The fixers among them need workspaces, which are not here.
    private static IEnumerable<Type> LoadableTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    // The analyzers stand beside the SDK that runs these tests.
    private static ImmutableArray<DiagnosticAnalyzer> LoadSdkAnalyzers()
    {
        string dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        string folder = Directory.GetDirectories(Path.Combine(dotnet, "sdk"))
            .Select(sdk => Path.Combine(sdk, "Sdks/Microsoft.NET.Sdk/analyzers"))
            .Last(Directory.Exists);
        return
        [
            .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
                .Select(file => Assembly.LoadFrom(Path.Combine(folder, file)))
                .SelectMany(LoadableTypes)
                .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
                .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
    }
}

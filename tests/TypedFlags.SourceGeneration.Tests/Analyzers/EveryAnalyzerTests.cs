using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Diagnostics;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers;

/// <summary>What holds for all rules about C#, whatever they say.</summary>
public class EveryAnalyzerTests
{
    private const string Uses =
        """
        using TypedFlags;
        class C
        {
            static readonly bool X = Flags.NewCheckout.IsEnabled();
            bool M(IFlagClient client, FlagContext c) => client.GetBoolean("new_chekout", c, false) && Flags.Layout.GetValue(null) == "ful";
            FlagContext N() => new("ada") { ["plann"] = "pro", ["age"] = "12" };
        }
        """;

    public static TheoryData<DiagnosticAnalyzer> All => [.. RulesOfCSharp()];

    [Theory]
    [MemberData(nameof(All))]
    public void It_runs_concurrently_and_looks_at_generated_code(DiagnosticAnalyzer analyzer)
    {
        Registration registration = new();

        analyzer.Initialize(registration);

        Assert.True(registration.IsConcurrent);
        Assert.Equal(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics, registration.GeneratedCode);
    }

    [Fact]
    public void Every_rule_has_an_analyzer() => Assert.Equal(
        FlagUseRules.All.Select(rule => rule.Id),
        RulesOfCSharp().SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_is_silent_without_a_file(DiagnosticAnalyzer analyzer) =>
        Assert.Empty(await SayAsync(analyzer, new FlagsProject().WithSource("C.cs", Uses)));

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_is_silent_where_the_file_is_empty(DiagnosticAnalyzer analyzer) =>
        Assert.Empty(await SayAsync(analyzer, FlagsProject.With("", Uses)));

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_is_silent_where_the_file_is_broken(DiagnosticAnalyzer analyzer) =>
        Assert.Empty(await SayAsync(analyzer, FlagsProject.With("flags:\n  new_checkout: {\n context: [", Uses)));

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_survives_code_that_is_being_typed(DiagnosticAnalyzer analyzer)
    {
        FlagsProject project = FlagsProject.With(
            """
            context: { plan: { type: string, values: [free, pro] }, age: number }
            flags:
              new_checkout: { deprecated: true, expires: 2020-01-01, rollout: 5 }
              layout: { type: string, variants: { full: full, compact: compact }, default: full }
            """);

        // Every beginning of a text that has a use for each rule: what an editor shows while it is written.
        for (int length = 0; length <= Uses.Length; length += 3)
        {
            await SayAsync(analyzer, project.WithSource("C.cs", Uses[..length]));
        }
    }

    private static IEnumerable<DiagnosticAnalyzer> RulesOfCSharp() => typeof(FlagsGenerator).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract && type != typeof(FlagsFileAnalyzer))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);

    private static async Task<IEnumerable<string>> SayAsync(DiagnosticAnalyzer analyzer, FlagsProject project) =>
        (await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, analyzer)).Select(diagnostic => diagnostic.ToString());

    private sealed class Registration : AnalysisContext
    {
        public bool IsConcurrent { get; private set; }

        public GeneratedCodeAnalysisFlags GeneratedCode { get; private set; }

        public override void EnableConcurrentExecution() => IsConcurrent = true;

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => GeneratedCode = analysisMode;

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action)
        {
        }

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action)
        {
        }

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action)
        {
        }

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, System.Collections.Immutable.ImmutableArray<SymbolKind> symbolKinds)
        {
        }

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action)
        {
        }

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action)
        {
        }

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action)
        {
        }

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(
            Action<SyntaxNodeAnalysisContext> action, System.Collections.Immutable.ImmutableArray<TLanguageKindEnum> syntaxKinds)
        {
        }
    }
}

using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlags.Benchmarks.Analyzers;

/// <summary>The .NET analyzers that the SDK switches on in every project, with their default severities.</summary>
internal static class SdkAnalyzers
{
    /// <summary>The installed SDK's folder, the newest of this runtime's major version.</summary>
    public static string SdkFolder { get; } = Directory
        .GetDirectories(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "sdk"), Environment.Version.Major + ".*")
        .OrderBy(path => Version.TryParse(Path.GetFileName(path).Split('-')[0], out Version? version) ? version : new Version())
        .Last();

    private static string AnalyzerFolder => Path.Combine(SdkFolder, "Sdks", "Microsoft.NET.Sdk", "analyzers");

    /// <summary>Their files, as they are passed to the compiler.</summary>
    public static string[] AssemblyPaths => [.. Directory.GetFiles(AnalyzerFolder, "Microsoft.CodeAnalysis*.NetAnalyzers.dll").Where(path => !path.Contains("VisualBasic", StringComparison.Ordinal))];

    /// <summary>The severities that a project has which sets none.</summary>
    public static string ConfigurationPath => Path.Combine(AnalyzerFolder, "build", "config", $"analysislevel_{Environment.Version.Major}_default.globalconfig");

    /// <summary>The analyzers that have something to report as a warning or an error.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Load(ImmutableDictionary<string, ReportDiagnostic> severities) =>
    [
        .. AssemblyPaths
            .Select(path => Assembly.LoadFrom(Path.GetFullPath(path)))
            .SelectMany(assembly => AnalyzerSets.In(assembly))
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => IsReported(rule, severities))),
    ];

    /// <summary>Severities by rule.</summary>
    public static ImmutableDictionary<string, ReportDiagnostic> Severities()
    {
        AnalyzerConfig config = AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(ConfigurationPath), Encoding.UTF8), ConfigurationPath);
        return AnalyzerConfigSet.Create(ImmutableArray.Create(config)).GlobalConfigOptions.TreeOptions;
    }

    private static bool IsReported(DiagnosticDescriptor rule, ImmutableDictionary<string, ReportDiagnostic> severities) =>
        severities.TryGetValue(rule.Id, out ReportDiagnostic severity)
            ? severity is ReportDiagnostic.Warn or ReportDiagnostic.Error
            : rule is { IsEnabledByDefault: true, DefaultSeverity: DiagnosticSeverity.Warning or DiagnosticSeverity.Error };
}

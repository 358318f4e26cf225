using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Uses;

/// <summary>
/// How much a finding weighs in a file: what the team says of that one flag counts most, then what it says of all flags that are long overdue, then
/// the rule's own severity. What <c>dotnet_diagnostic</c> says of the rule is the compiler's to apply, and it wins over all of these; but for an error, which the
/// compiler does not make of a rule in <c>WarningsNotAsErrors</c>, where the package puts those of age.
/// </summary>
internal static class FindingSeverity
{
    private const int SoonDays = 14;

    /// <summary>The severity, or null where there is nothing to report.</summary>
    public static DiagnosticSeverity? Of(FlagFinding finding, SemanticModelAnalysisContext context)
    {
        SyntaxTree tree = context.SemanticModel.SyntaxTree;
        AnalyzerConfigOptionsProvider options = context.Options.AnalyzerConfigOptionsProvider;
        return IsFarAway(finding, options, tree) ? null
            : IsError(finding, context) ? DiagnosticSeverity.Error
            : OfFlag(finding, options, tree);
    }

    private static bool IsError(FlagFinding finding, SemanticModelAnalysisContext context) =>
        context.SemanticModel.Compilation.Options.SyntaxTreeOptionsProvider is { } configured
        && (configured.TryGetDiagnosticValue(context.SemanticModel.SyntaxTree, finding.Rule.Id, context.CancellationToken, out ReportDiagnostic severity)
            || configured.TryGetGlobalDiagnosticValue(finding.Rule.Id, context.CancellationToken, out severity))
        && severity == ReportDiagnostic.Error;

    private static bool IsFarAway(FlagFinding finding, AnalyzerConfigOptionsProvider options, SyntaxTree tree) =>
        ReferenceEquals(finding.Rule, FlagUseRules.ExpiresSoon)
        && finding.Days > (AnalyzerSetting.ReadDays(options, tree, "typedflags_expires_soon_days", "TypedFlagsExpiresSoonDays") ?? SoonDays);

    private static DiagnosticSeverity? OfFlag(FlagFinding finding, AnalyzerConfigOptionsProvider options, SyntaxTree tree) =>
        AnalyzerSetting.Read(options, tree, finding.SeverityKey, property: null)?.ToLowerInvariant() switch
        {
            "error" => DiagnosticSeverity.Error,
            "warning" => DiagnosticSeverity.Warning,
            "suggestion" => DiagnosticSeverity.Info,
            "silent" => DiagnosticSeverity.Hidden,
            "none" => null,
            _ => IsLongOverdue(finding, options, tree) ? DiagnosticSeverity.Error : finding.Rule.DefaultSeverity,
        };

    private static bool IsLongOverdue(FlagFinding finding, AnalyzerConfigOptionsProvider options, SyntaxTree tree) =>
        ReferenceEquals(finding.Rule, FlagUseRules.StaleFlag)
        && finding.Days > (AnalyzerSetting.ReadDays(options, tree, "typedflags_stale_error_days", "TypedFlagsStaleErrorDays") ?? int.MaxValue);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Uses;

/// <summary>
/// TF1002 and TF1003: uses of flags that are deprecated, or past their last day. Also TF1004 and TF1008 of flags that a team has raised to a warning
/// or an error: <see cref="AgingFlagAnalyzer"/> does not run in builds.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutdatedFlagAnalyzer : FlagUseAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [FlagUseRules.DeprecatedFlag, FlagUseRules.StaleFlag, FlagUseRules.ExpiresSoon, FlagUseRules.OneOutcome];

    private protected override void Start(CompilationStartAnalysisContext context) =>
        FlagUseReporter.Register(context, IsMine);

    /// <summary>True for what this analyzer reports; the rest is the other's.</summary>
    internal static bool IsMine(FlagFinding finding, DiagnosticSeverity severity) =>
        finding.Rule.DefaultSeverity >= DiagnosticSeverity.Warning || severity >= DiagnosticSeverity.Warning;
}

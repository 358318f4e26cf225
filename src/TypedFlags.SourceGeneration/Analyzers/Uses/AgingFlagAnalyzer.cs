using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Uses;

/// <summary>
/// TF1004 and TF1008: uses of flags that will have to go, or have done their work. Apart from the warnings, because the compiler leaves
/// out analyzers that have nothing but advice.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AgingFlagAnalyzer : FlagUseAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [FlagUseRules.ExpiresSoon, FlagUseRules.OneOutcome];

    private protected override void Start(CompilationStartAnalysisContext context) =>
        FlagUseReporter.Register(context, static (finding, severity) => !OutdatedFlagAnalyzer.IsMine(finding, severity));
}

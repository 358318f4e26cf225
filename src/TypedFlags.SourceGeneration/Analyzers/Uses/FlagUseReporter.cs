using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Analyzers.Catalog;

namespace TypedFlags.SourceGeneration.Analyzers.Uses;

/// <summary>Reports at each use of a flag in a file what one analyzer has to say of it.</summary>
/// <param name="catalog">The compilation's flags.</param>
/// <param name="isMine">Whether the analyzer reports a finding of this weight.</param>
internal sealed class FlagUseReporter(FlagCatalog catalog, Func<FlagFinding, DiagnosticSeverity, bool> isMine)
{
    private readonly FlagFindings _findings = FlagFindings.Of(catalog);

    /// <summary>Makes an analyzer report.</summary>
    public static void Register(CompilationStartAnalysisContext context, Func<FlagFinding, DiagnosticSeverity, bool> isMine)
    {
        FlagUseReporter reporter = new(FlagCatalog.Get(context.Compilation, context.Options, context.CancellationToken), isMine);
        if (!reporter._findings.IsEmpty)
        {
            context.RegisterSemanticModelAction(reporter.Report);
        }
    }

    private void Report(SemanticModelAnalysisContext context)
    {
        SyntaxTree tree = context.SemanticModel.SyntaxTree;
        if (OwnGeneratedCode.Is(tree))
        {
            return;
        }

        foreach (SyntaxToken identifier in _findings.MemberNames.FindIn(tree, context.CancellationToken))
        {
            // Most are of another's concern, which is known before their meaning is asked for.
            if (SaysAnything(_findings.OfMember(identifier.ValueText), context)
                && catalog.FindAccessor(FlagSymbols.ReferredBy(identifier, context.SemanticModel, context.CancellationToken)) is { } flag)
            {
                Report(_findings.OfFlag(flag), identifier.GetLocation(), context);
            }
        }
    }

    private bool SaysAnything(ImmutableArray<FlagFinding> findings, SemanticModelAnalysisContext context)
    {
        foreach (FlagFinding finding in findings)
        {
            if (SeverityOf(finding, context) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private void Report(ImmutableArray<FlagFinding> findings, Location location, SemanticModelAnalysisContext context)
    {
        foreach (FlagFinding finding in findings)
        {
            if (SeverityOf(finding, context) is { } severity)
            {
                context.ReportDiagnostic(finding.At(location, severity, catalog));
            }
        }
    }

    private DiagnosticSeverity? SeverityOf(FlagFinding finding, SemanticModelAnalysisContext context) =>
        FindingSeverity.Of(finding, context.Options.AnalyzerConfigOptionsProvider, context.SemanticModel.SyntaxTree) is { } severity
        && isMine(finding, severity)
            ? severity
            : null;
}

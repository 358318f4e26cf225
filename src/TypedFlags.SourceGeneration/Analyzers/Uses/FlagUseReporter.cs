using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.SourceGeneration.Analyzers.Uses;

/// <summary>Reports at each use of a flag in a file what one analyzer has to say of it.</summary>
/// <param name="catalog">The compilation's flags.</param>
/// <param name="names">Where the compilation names flags as text.</param>
/// <param name="isMine">Whether the analyzer reports a finding of this weight.</param>
internal sealed class FlagUseReporter(FlagCatalog catalog, FlagNames names, Func<FlagFinding, DiagnosticSeverity, bool> isMine)
{
    private readonly FlagFindings _findings = FlagFindings.Of(catalog);

    /// <summary>Makes an analyzer report.</summary>
    public static void Register(CompilationStartAnalysisContext context, Func<FlagFinding, DiagnosticSeverity, bool> isMine)
    {
        FlagCatalog catalog = FlagCatalog.Get(context.Compilation, context.Options, context.CancellationToken);
        if (!FlagFindings.Of(catalog).IsEmpty)
        {
            FlagUseReporter reporter = new(catalog, FlagNames.Get(context.Compilation, context.CancellationToken), isMine);
            context.RegisterSemanticModelAction(reporter.Report);
        }
    }

    private void Report(SemanticModelAnalysisContext context)
    {
        if (!OwnGeneratedCode.Is(context.SemanticModel.SyntaxTree))
        {
            ReportNames(ReportAccessors(context), context);
        }
    }

    // Accessors, members of IFlags, constants of Names; gives where they stand.
    private List<TextSpan> ReportAccessors(SemanticModelAnalysisContext context)
    {
        List<TextSpan> reported = [];
        foreach (SyntaxToken identifier in _findings.MemberNames.FindIn(context.SemanticModel.SyntaxTree, context.CancellationToken))
        {
            // Most are of another's concern, which is known before their meaning is asked for.
            if (SaysAnything(_findings.OfMember(identifier.ValueText), context)
                && catalog.FindAccessor(FlagSymbols.ReferredBy(identifier, context.SemanticModel, context.CancellationToken)) is { } flag)
            {
                reported.Add(identifier.Span);
                Report(_findings.OfFlag(flag), identifier.GetLocation(), context);
            }
        }

        return reported;
    }

    // Keys as text, where the name of a flag goes.
    private void ReportNames(List<TextSpan> accessors, SemanticModelAnalysisContext context)
    {
        foreach (FlagNameUse use in names.In(
            context.SemanticModel, context.Options, name => SaysAnything(_findings.OfKey(name), context), context.CancellationToken))
        {
            ImmutableArray<FlagFinding> findings = _findings.OfKey(use.Name);

            // What is named by its constant has been reported there.
            if (!findings.IsEmpty && !accessors.Exists(use.Node.Span.Contains))
            {
                Report(findings, use.Location, context);
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
        FindingSeverity.Of(finding, context) is { } severity
        && isMine(finding, severity)
            ? severity
            : null;
}

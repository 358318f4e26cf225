using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>TF1001: a constant stands where a flag's name goes, and no file or reference declares a flag of that name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownNameAnalyzer : FlagUseAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [FlagUseRules.UnknownName];

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        FlagCatalog catalog = FlagCatalog.Get(context.Compilation, context.Options, context.CancellationToken);
        if (!catalog.KnowsAllNames)
        {
            return;
        }

        FlagNames names = FlagNames.Get(context.Compilation, context.CancellationToken);
        UnknownNameMessage message = new(catalog, context.Options);
        context.RegisterSemanticModelAction(file => Analyze(file, catalog, names, message));
    }

    private static void Analyze(SemanticModelAnalysisContext context, FlagCatalog catalog, FlagNames names, UnknownNameMessage message)
    {
        foreach (FlagNameUse use in names.In(context.SemanticModel, context.Options, name => !catalog.IsDeclared(name), context.CancellationToken))
        {
            if (!catalog.IsDeclared(use.Name))
            {
                context.ReportDiagnostic(message.Of(use));
            }
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Unused;

/// <summary>
/// TF1005: a flag that its project declares and never uses, where that can be known. One use is enough, and it is looked for in the text of
/// every file; what may be a use counts as one, for a flag wrongly called unused is worse than one that is missed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedFlagAnalyzer : FlagUseAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [FlagUseRules.UnusedFlag];

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        FlagCatalog catalog = FlagCatalog.Get(context.Compilation, context.Options, context.CancellationToken);
        if (catalog.Binding is not { Definition.Flags.IsEmpty: false } binding
            || !UsersInSight.AreAll(context.Compilation, binding, context.Options))
        {
            return;
        }

        UsageClues clues = UsageClues.Of(binding.Definition);
        UsageLedger ledger = new(binding.Definition);
        context.RegisterSemanticModelAction(
            file => CodeUsages.Collect(file.SemanticModel, clues, ledger, file.CancellationToken));
        context.RegisterCompilationEndAction(
            end => Report(end, binding, clues, ledger));
    }

    private static void Report(CompilationAnalysisContext context, FlagSetBinding binding, UsageClues clues, UsageLedger ledger)
    {
        foreach (AdditionalText file in UsageFiles.In(context.Options))
        {
            TextUsages.Collect(file, clues, ledger, context.CancellationToken);
        }

        if (ledger.IsSettled || HasBrokenFile(context.Compilation, context.CancellationToken))
        {
            return;
        }

        for (int index = 0; index < binding.Definition.Flags.Count; index++)
        {
            if (!ledger.IsUsed(index))
            {
                Report(context, binding.Definition.Flags[index], binding);
            }
        }
    }

    private static void Report(CompilationAnalysisContext context, FlagDefinition flag, FlagSetBinding binding)
    {
        if (binding.LocationOf(flag.Key) is { } location
            && context.Options.AdditionalFiles.FirstOrDefault(file => file.Path == location.Path) is { } file
            && file.GetText(context.CancellationToken) is { } text
            && FlagsFileDiagnostic.Create(
                FlagUseRules.UnusedFlag,
                location.File,
                location.Range,
                text,
                context.Options.AnalyzerConfigOptionsProvider.GetOptions(file),
                MessageOf(flag),
                ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.FlagKey, flag.Key)) is { } diagnostic)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    private static string MessageOf(FlagDefinition flag) =>
        $"The flag {Sentence.Quoted(flag.Key)} is declared and never used in this project.{Sentence.Owner(flag.Owner)} "
        + "Remove it, or, if files outside the project use it, name them as TypedFlagsUsage.";

    // A comment or a string that does not end may have swallowed a use.
    private static bool HasBrokenFile(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree =>
            tree.GetRoot(cancellationToken).ContainsDiagnostics
            && tree.GetDiagnostics(cancellationToken).Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
}

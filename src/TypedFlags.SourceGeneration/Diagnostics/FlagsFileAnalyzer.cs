using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.SourceGeneration.Diagnostics;

/// <summary>
/// Reports the mistakes in <c>flags.yaml</c> and <c>*.flags.yaml</c> at their lines and columns. All files of a project are
/// bound together, once for the generator and every analyzer; each file's mistakes are reported when that file is looked at.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FlagsFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => FlagsFileRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        if (!FlagsFileName.IsMatch(context.AdditionalFile.Path)
            || FlagsFileCache.Read(context.AdditionalFile, context.CancellationToken) is not { } file)
        {
            return;
        }

        ImmutableArray<FlagsFile> files = FlagsFileCache.ReadAll(context.Options.AdditionalFiles, context.CancellationToken);
        DateTime today = BuildProperties.From(context.Options.AnalyzerConfigOptionsProvider).Today;
        FlagSetBinding binding = FlagSetBindingCache.Bind(files, today, context.CancellationToken);
        SourceText? text = context.AdditionalFile.GetText(context.CancellationToken);
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        foreach (FlagsDiagnostic diagnostic in binding.Diagnostics)
        {
            if (text is not null
                && string.Equals(diagnostic.Path, file.Path, StringComparison.Ordinal)
                && FlagsFileRules.Find(diagnostic.Id) is { } rule
                && FlagsFileDiagnostic.Create(rule, file, diagnostic.Range, text, options, diagnostic.Message, PropertiesOf(diagnostic)) is { } found)
            {
                context.ReportDiagnostic(found);
            }
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(FlagsDiagnostic diagnostic) =>
        diagnostic.Suggestion is { } suggestion
            ? ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Suggestion, suggestion)
            : ImmutableDictionary<string, string?>.Empty;
}

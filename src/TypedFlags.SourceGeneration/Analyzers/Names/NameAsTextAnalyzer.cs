using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// TF1006: a flag is named in text where a generated accessor exists. Apart from TF1001, because the compiler leaves out analyzers that
/// have nothing but advice.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameAsTextAnalyzer : FlagUseAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [FlagUseRules.NameAsText];

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        FlagCatalog catalog = FlagCatalog.Get(context.Compilation, context.Options, context.CancellationToken);
        if (catalog.Flags.Count > 0)
        {
            FlagNames names = FlagNames.Get(context.Compilation, context.CancellationToken);
            context.RegisterSemanticModelAction(file => Analyze(file, catalog, names));
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context, FlagCatalog catalog, FlagNames names)
    {
        foreach (FlagNameUse use in names.In(context.SemanticModel, context.Options, matters: null, context.CancellationToken))
        {
            if (catalog.Find(use.Name) is { } flag
                && (flag.IsOwn || flag.IsPublic)
                && use.Value.Type?.SpecialType == SpecialType.System_String
                && !TypedName.Is(use.Value, flag, catalog))
            {
                ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.FlagKey, flag.Key);
                context.ReportDiagnostic(Diagnostic.Create(FlagUseRules.NameAsText, use.Location, properties, Message(use, flag, catalog)));
            }
        }
    }

    private static string Message(FlagNameUse use, FlagInfo flag, FlagCatalog catalog)
    {
        string type = flag.ClassName ?? catalog.Binding?.Definition.ClassName ?? "Flags";
        string accessor = $"'{type}.{flag.MemberName}'";
        string constant = $"'{type}.Names.{flag.MemberName}'";
        string better = use.Node.FirstAncestorOrSelf<AttributeSyntax>() is null ? $"{accessor}, or {constant} where text is needed" : constant;
        return $"The flag {Sentence.Quoted(flag.Key)} is named in text, which nobody checks when it is renamed. Use {better}.";
    }
}

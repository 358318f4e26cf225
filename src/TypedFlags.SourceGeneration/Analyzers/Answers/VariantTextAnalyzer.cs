using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Analyzers.Words;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>
/// TF1011: a flag's value, or the name of its variant, is compared with a constant text that it can't have. First the syntax says whether an
/// answer is compared at all; only then is asked what flag it is of, and what with.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VariantTextAnalyzer : FlagUseAnalyzer
{
    private static readonly WordSet Words = new(["GetValue", "Evaluate", "GetString", "GetStringDetails", "GetBooleanDetails"]);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [FlagUseRules.UnknownVariantText];

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        FlagCatalog catalog = FlagCatalog.Get(context.Compilation, context.Options, context.CancellationToken);
        if (catalog.Keys.Count > 0)
        {
            FlagTextsOfCompilation texts = new(catalog);
            context.RegisterSemanticModelAction(file => Analyze(file, texts));
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context, FlagTextsOfCompilation texts)
    {
        SyntaxTree tree = context.SemanticModel.SyntaxTree;
        if (OwnGeneratedCode.Is(tree))
        {
            return;
        }

        foreach (SyntaxToken word in Words.FindIn(tree, context.CancellationToken))
        {
            if (CallOf(word) is { } call)
            {
                Analyze(context, call, KindOf(word.ValueText), texts);
            }
        }
    }

    private static InvocationExpressionSyntax? CallOf(SyntaxToken name) => name.Parent switch
    {
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } when access.Name == name.Parent => call,
        SimpleNameSyntax { Parent: MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } } => call,
        _ => null,
    };

    private static AnswerKind KindOf(string method) => method is "GetValue" or "GetString" ? AnswerKind.Value : AnswerKind.Evaluation;

    private static void Analyze(SemanticModelAnalysisContext context, InvocationExpressionSyntax call, AnswerKind kind, FlagTextsOfCompilation texts)
    {
        List<AnswerUse> uses = AnswerFlow.Follow(call, kind);
        if (uses.Count == 0 || texts.Of(context.SemanticModel, call, context.CancellationToken) is not { } known)
        {
            return;
        }

        foreach (AnswerUse use in uses)
        {
            if (!IsReadOfLocal(context.SemanticModel, use, context.CancellationToken))
            {
                continue;
            }

            foreach (ComparedText compared in ComparedTexts.Of(context.SemanticModel, use, context.CancellationToken))
            {
                // Nobody means a variant by an empty text, but asks whether there is an answer at all.
                if (compared.Text.Length > 0 && !known.MayBe(compared.Kind, compared.Text, compared.Comparison))
                {
                    context.ReportDiagnostic(Create(known, compared));
                }
            }
        }
    }

    private static bool IsReadOfLocal(SemanticModel model, AnswerUse use, CancellationToken cancellationToken) =>
        use.Local is not { } local
        || SymbolEqualityComparer.Default.Equals(
            model.GetDeclaredSymbol(local.Declarator, cancellationToken), model.GetSymbolInfo(local.Read, cancellationToken).Symbol);

    private static Diagnostic Create(FlagTexts texts, ComparedText compared)
    {
        string? suggestion = VariantTextMessage.Suggest(texts, compared);
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (texts.Key is not null)
        {
            properties = properties.Add(DiagnosticProperties.FlagKey, texts.Key);
        }

        if (suggestion is not null)
        {
            properties = properties.Add(DiagnosticProperties.Suggestion, suggestion);
        }

        return Diagnostic.Create(
            FlagUseRules.UnknownVariantText, compared.Syntax.GetLocation(), properties, VariantTextMessage.Of(texts, compared, suggestion));
    }
}

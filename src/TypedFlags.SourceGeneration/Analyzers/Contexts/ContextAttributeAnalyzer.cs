using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>TF1010: attributes of a <c>FlagContext</c> that no flags file declares, and values that they can't have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContextAttributeAnalyzer : FlagUseAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [FlagUseRules.ContextAttribute];

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        FlagCatalog catalog = FlagCatalog.Get(context.Compilation, context.Options, context.CancellationToken);
        if (context.Compilation.GetTypeByMetadataName("TypedFlags.FlagContext") is { } type
            && KnownAttributes.From(catalog, context.Options.AdditionalFiles, context.CancellationToken) is { } known)
        {
            ContextCreations creations = ContextCreations.Of(context.Compilation, context.CancellationToken);
            context.RegisterSemanticModelAction(model => Analyze(model, type, known, creations));
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context, INamedTypeSymbol type, KnownAttributes known, ContextCreations creations)
    {
        SemanticModel model = context.SemanticModel;
        if (OwnGeneratedCode.Is(model.SyntaxTree))
        {
            return;
        }

        foreach (BaseObjectCreationExpressionSyntax syntax in creations.In(model.SyntaxTree, context.CancellationToken))
        {
            if (model.GetOperation(syntax, context.CancellationToken) is IObjectCreationOperation creation
                && SymbolEqualityComparer.Default.Equals(creation.Type, type))
            {
                foreach ((IOperation name, IOperation value) in ContextEntries.Of(creation))
                {
                    if (name.ConstantValue is { HasValue: true, Value: string attribute })
                    {
                        Check(context, known, attribute, name, value);
                    }
                }
            }
        }
    }

    private static void Check(SemanticModelAnalysisContext context, KnownAttributes known, string attribute, IOperation name, IOperation value)
    {
        if (known.Find(attribute) is { } found)
        {
            foreach ((SyntaxNode place, string message, string? near) in new AttributeValueCheck(attribute, found).Find(value))
            {
                Report(context, place, message, near);
            }
        }
        else if (ContextAttributeMessages.Reserved(attribute) is { } reserved)
        {
            Report(context, name.Syntax, reserved, near: null);
        }
        else
        {
            string? near = NearName.Find(attribute, known.Names);
            Report(context, name.Syntax, ContextAttributeMessages.Unknown(attribute, near), near);
        }
    }

    private static void Report(SemanticModelAnalysisContext context, SyntaxNode place, string message, string? near) =>
        context.ReportDiagnostic(Diagnostic.Create(
            FlagUseRules.ContextAttribute,
            place.GetLocation(),
            near is null ? null : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Suggestion, near),
            message));
}

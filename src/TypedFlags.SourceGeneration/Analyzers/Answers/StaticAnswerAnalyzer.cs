using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Analyzers.Words;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>TF1012: the answer of a flag is kept in a static field, where no later change of the flag comes to it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticAnswerAnalyzer : FlagUseAnalyzer
{
    private static readonly WordSet Questions = new(["IsEnabled", "GetValue", "GetVariant", "Evaluate", "EvaluateAll"]);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [FlagUseRules.StaticAnswer];

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        FlagCatalog catalog = FlagCatalog.Get(context.Compilation, context.Options, context.CancellationToken);
        if (catalog.Keys.Count > 0)
        {
            context.RegisterSemanticModelAction(file => Analyze(file, catalog));
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context, FlagCatalog catalog)
    {
        SemanticModel model = context.SemanticModel;
        if (OwnGeneratedCode.Is(model.SyntaxTree))
        {
            return;
        }

        foreach (SyntaxToken word in Questions.FindIn(model.SyntaxTree, context.CancellationToken))
        {
            if (word.Parent is not IdentifierNameSyntax || !StaticStore.MayTake(word.Parent))
            {
                continue;
            }

            SyntaxNode bound = FlagSymbols.WholeOf(word);
            SyntaxNode question = bound.Parent is InvocationExpressionSyntax call && call.Expression == bound ? call : bound;
            if (model.GetOperation(question, context.CancellationToken) is { } operation
                && SubjectOf(operation, catalog) is { } subject
                && KeptAnswer.KeeperOf(operation, model, context.CancellationToken) is { } keeper)
            {
                context.ReportDiagnostic(Diagnostic.Create(FlagUseRules.StaticAnswer, question.GetLocation(), MessageOf(subject, keeper)));
            }
        }
    }

    private static string MessageOf(string subject, ISymbol keeper) =>
        $"The {subject} kept in the static {(keeper is IFieldSymbol ? "field" : "property")} {Sentence.Quoted(keeper.Name)}: "
        + "no later change of the flag comes to it. Ask the flag where the answer is needed.";

    // What is asked; null where that is no flag.
    private static string? SubjectOf(IOperation question, FlagCatalog catalog)
    {
        (IMethodSymbol? method, IOperation? receiver) = question switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments[0].Value : null)),
            IMethodReferenceOperation reference => (reference.Method, reference.Instance),
            _ => default,
        };
        if (method is null)
        {
            return null;
        }

        if (method.Name == "EvaluateAll")
        {
            return FlagEvaluationMethods.IsOfRuntime(method.ReturnType) ? "answers of all flags are" : null;
        }

        if (!FlagEvaluationMethods.AsksFlag(method))
        {
            return null;
        }

        FlagInfo? flag = BeforeQuestionMark(receiver) is IPropertyReferenceOperation accessor ? catalog.FindAccessor(accessor.Property) : null;
        return flag is null ? "answer of a flag is" : $"answer of the flag {Sentence.Quoted(flag.Key)} is";
    }

    // `Flags.NewCart?.IsEnabled()` asks what stands before the question mark.
    private static IOperation? BeforeQuestionMark(IOperation? receiver)
    {
        IOperation? around = receiver is IConditionalAccessInstanceOperation ? receiver : null;
        while (around is not (null or IConditionalAccessOperation))
        {
            around = around.Parent;
        }

        return around is IConditionalAccessOperation access ? access.Operation : receiver;
    }
}

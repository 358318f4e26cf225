using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Analyzers.Words;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>TF1007: a flag that looks at who asks is evaluated for null, or for an ambient context that nothing sets.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingContextAnalyzer : FlagUseAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [FlagUseRules.WithoutContext];

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        FlagCatalog catalog = FlagCatalog.Get(context.Compilation, context.Options, context.CancellationToken);
        WordSet members = new(
            catalog.Flags.Concat(catalog.References.SelectMany(static reference => reference.Flags))
                .Where(static flag => flag.HasTargeting)
                .Select(static flag => flag.MemberName));
        if (members.Count > 0)
        {
            context.RegisterSemanticModelAction(file => Analyze(file, catalog, members));
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context, FlagCatalog catalog, WordSet members)
    {
        SemanticModel model = context.SemanticModel;
        if (OwnGeneratedCode.Is(model.SyntaxTree))
        {
            return;
        }

        foreach (SyntaxToken identifier in members.FindIn(model.SyntaxTree, context.CancellationToken))
        {
            if (catalog.FindAccessor(FlagSymbols.ReferredBy(identifier, model, context.CancellationToken)) is { HasTargeting: true } flag
                && model.GetOperation(FlagSymbols.WholeOf(identifier), context.CancellationToken) is { } accessor
                && CallOn(accessor) is { Syntax.ContainsDiagnostics: false } call
                && FlagEvaluationMethods.AsksFlag(call.TargetMethod))
            {
                Analyze(call, flag, context);
            }
        }
    }

    private static void Analyze(IInvocationOperation call, FlagInfo flag, SemanticModelAnalysisContext context)
    {
        string key = Sentence.Quoted(flag.Key);
        if (ContextOf(call) is { } given)
        {
            if (IsNull(given))
            {
                Report(
                    given.Syntax,
                    $"The flag {key} looks at who asks, but is evaluated for nobody: null is an anonymous user. "
                        + "Pass the user, or 'FlagContext.Anonymous' where nobody is meant.",
                    flag,
                    context);
            }
        }
        else if (!AmbientContext.IsSetIn(context.SemanticModel.Compilation, context.CancellationToken))
        {
            Report(
                NameOf(call.Syntax),
                $"The flag {key} looks at who asks, but nothing in this project sets the ambient context: everybody gets the answer for an anonymous user. "
                    + "Pass the user, or open a scope with 'FlagContext.Use'.",
                flag,
                context);
        }
    }

    // `Flags.X.IsEnabled()`, `Flags.X?.IsEnabled()`, and the same of a generated extension method.
    private static IInvocationOperation? CallOn(IOperation accessor)
    {
        IOperation receiver = accessor;
        while (receiver.Parent is IConversionOperation or IParenthesizedOperation)
        {
            receiver = receiver.Parent;
        }

        return receiver.Parent switch
        {
            IInvocationOperation call when call.Instance == receiver => call,
            IArgumentOperation { Parent: IInvocationOperation call, Parameter.Ordinal: 0 } when call.TargetMethod.IsExtensionMethod => call,
            IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } access when access.Operation == receiver => call,
            _ => null,
        };
    }

    // The one that is no receiver; null for the ambient form.
    private static IOperation? ContextOf(IInvocationOperation call)
    {
        int receivers = call.TargetMethod.IsExtensionMethod ? 1 : 0;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == receivers)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private static bool IsNull(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value.ConstantValue is { HasValue: true, Value: null }
            || (value is IDefaultValueOperation { Type: { } type } && type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);
    }

    private static SyntaxNode NameOf(SyntaxNode call) => (call as InvocationExpressionSyntax)?.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => call,
    };

    private static void Report(SyntaxNode node, string message, FlagInfo flag, SemanticModelAnalysisContext context) =>
        context.ReportDiagnostic(Diagnostic.Create(
            FlagUseRules.WithoutContext,
            node.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.FlagKey, flag.Key),
            message));
}

using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Uses;
using TypedFlags.SourceGeneration.Analyzers.Words;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>
/// Whether a compilation can be seen to set the ambient context: it refers to TypedFlags.AspNetCore, which does so for each request, or it calls
/// <c>FlagContext.Use</c>. What a referenced project calls can't be seen.
/// </summary>
internal sealed class AmbientContext
{
    private static readonly ConditionalWeakTable<Compilation, AmbientContext> Known = new();
    private static readonly WordSet Use = new(["Use"]);

    private readonly object _gate = new();
    private bool? _isSet;

    /// <summary>True where something sets it. Looked for when first asked: few compilations need to.</summary>
    public static bool IsSetIn(Compilation compilation, CancellationToken cancellationToken)
    {
        AmbientContext context = Known.GetOrCreateValue(compilation);

        // A lock and not a Lazy, which would remember a cancellation as the answer.
        lock (context._gate)
        {
            return context._isSet ??= Find(compilation, cancellationToken);
        }
    }

    private static bool Find(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.ReferencedAssemblyNames.Any(static assembly => assembly.Name == "TypedFlags.AspNetCore")
        || compilation.SyntaxTrees.Any(tree => IsSetIn(tree, compilation, cancellationToken));

    private static bool IsSetIn(SyntaxTree tree, Compilation compilation, CancellationToken cancellationToken)
    {
        SemanticModel? model = null;
        foreach (SyntaxToken word in Use.FindIn(tree, cancellationToken))
        {
            // The driver's models are of one file each; these few others are needed to tell whether a use in any file counts.
#pragma warning disable RS1030
            model ??= compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            if (FlagSymbols.ReferredBy(word, model, cancellationToken) is IMethodSymbol { ContainingType: { Name: "FlagContext" } type }
                && FlagEvaluationMethods.IsOfRuntime(type))
            {
                return true;
            }
        }

        return false;
    }
}

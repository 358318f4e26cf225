using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>A program at one moment, with what its trees mean.</summary>
internal sealed class Code(CSharpCompilation compilation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<SyntaxTree, ImmutableArray<Diagnostic>> _problems = [];

    public CSharpCompilation Compilation { get; } = compilation;

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out SemanticModel? model))
        {
            _models.Add(tree, model = Compilation.GetSemanticModel(tree));
        }

        return model;
    }

    /// <summary>Everything that the compiler says of a tree, also what it shows nobody. Worked out once: all of the tree's code is bound for it.</summary>
    public ImmutableArray<Diagnostic> ProblemsOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!_problems.TryGetValue(tree, out ImmutableArray<Diagnostic> problems))
        {
            _problems.Add(tree, problems = ModelOf(tree).GetDiagnostics(cancellationToken: cancellationToken));
        }

        return problems;
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>A program at one moment, with what its trees mean. Safe for any number of threads.</summary>
internal sealed class Code(CSharpCompilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<Diagnostic>> _problems = new();
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<Diagnostic>> _declarationProblems = new();

    public CSharpCompilation Compilation { get; } = compilation;

    // What may be null is asked of `NullableModel`, where it matters.
#pragma warning disable RSEXPERIMENTAL001 // The compiler's own IDE features are built on it; there is no other way to leave the analysis out.
    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => Compilation.GetSemanticModel(key, SemanticModelOptions.DisableNullableAnalysis));
#pragma warning restore RSEXPERIMENTAL001

    /// <summary>Everything that the compiler says of a tree, also what it shows nobody. Worked out once: all of the tree's code is bound for it.</summary>
    public ImmutableArray<Diagnostic> ProblemsOf(SyntaxTree tree, CancellationToken cancellationToken) =>
        _problems.GetOrAdd(tree, key => Compilation.GetSemanticModel(key).GetDiagnostics(cancellationToken: cancellationToken));

    /// <summary>What the compiler says of a tree's usings and declarations: a part of all that it says, without what stands in bodies.</summary>
    public ImmutableArray<Diagnostic> DeclarationProblemsOf(SyntaxTree tree, CancellationToken cancellationToken) =>
        _declarationProblems.GetOrAdd(tree, key => Compilation.GetSemanticModel(key).GetDeclarationDiagnostics(cancellationToken: cancellationToken));

    /// <summary>Works out what the compiler says of many trees, side by side.</summary>
    public void Diagnose(IEnumerable<SyntaxTree> trees, CancellationToken cancellationToken) => SideBySide(trees, _problems, tree => ProblemsOf(tree, cancellationToken), cancellationToken);

    /// <summary>Works out what the compiler says of many trees' usings and declarations, side by side.</summary>
    public void DiagnoseDeclarations(IEnumerable<SyntaxTree> trees, CancellationToken cancellationToken) => SideBySide(trees, _declarationProblems, tree => DeclarationProblemsOf(tree, cancellationToken), cancellationToken);

    private static void SideBySide(IEnumerable<SyntaxTree> trees, ConcurrentDictionary<SyntaxTree, ImmutableArray<Diagnostic>> known, Action<SyntaxTree> diagnose, CancellationToken cancellationToken)
    {
        List<SyntaxTree> unknown = [.. trees.Where(tree => !known.ContainsKey(tree))];
        if (unknown.Count > 1)
        {
            Parallel.ForEach(unknown, new ParallelOptions { CancellationToken = cancellationToken }, diagnose);
        }
    }
}

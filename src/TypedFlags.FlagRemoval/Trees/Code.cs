using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.FlagRemoval.Checking;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>A program at one moment, with what its trees mean. Safe for any number of threads.</summary>
internal sealed class Code(CSharpCompilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<Diagnostic>> _problems = new();
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<Diagnostic>> _changeProblems = new();
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

    /// <summary>What the compiler says of a tree that is another one than before, but for some of what it said before, too.</summary>
    /// <param name="before">The tree before.</param>
    /// <param name="tree">The tree, of this program.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public ImmutableArray<Diagnostic> ProblemsOfChange(SyntaxTree before, SyntaxTree tree, CancellationToken cancellationToken) =>
        _problems.TryGetValue(tree, out ImmutableArray<Diagnostic> all) ? all : _changeProblems.GetOrAdd(tree, key => AffectedSpan.Of(before, key) switch
        {
            null => ProblemsOf(key, cancellationToken),
            { IsEmpty: true } => DeclarationProblemsOf(key, cancellationToken),
            { } span => [.. DeclarationProblemsOf(key, cancellationToken).Concat(Compilation.GetSemanticModel(key).GetDiagnostics(span, cancellationToken)).Distinct()],
        });

    /// <summary>Works out what the compiler says of changed trees, side by side.</summary>
    public void DiagnoseChanges(IReadOnlyDictionary<SyntaxTree, SyntaxTree> before, CancellationToken cancellationToken) =>
        SideBySide(before.Keys.Where(tree => !_problems.ContainsKey(tree)), _changeProblems, tree => ProblemsOfChange(before[tree], tree, cancellationToken), cancellationToken);

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

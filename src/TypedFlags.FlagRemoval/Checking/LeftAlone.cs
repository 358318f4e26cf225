using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Steps;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Code in which no use of the flag is touched, since rewritten it would not compile, or can't be. It is marked before a run begins, and keeps the mark while code around it changes.</summary>
internal static class LeftAlone
{
    private const string Kind = "TypedFlags.LeftAlone";

    /// <summary>The tree with nodes of it marked.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="nodes">Nodes of it, and why they are left, as <c>Since</c> words it.</param>
    public static SyntaxTree Mark(SyntaxTree tree, IReadOnlyDictionary<SyntaxNode, string> nodes) => tree.WithRootAndOptions(
        tree.GetRoot().ReplaceNodes(nodes.Keys, (original, now) => now.WithAdditionalAnnotations(new SyntaxAnnotation(Kind, nodes[original]))), tree.Options);

    /// <summary>Whether a node stands in such code.</summary>
    public static bool Is(SyntaxNode node) => node.AncestorsAndSelf().Any(static one => one.HasAnnotations(Kind));

    /// <summary>The marked nodes of a tree.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode root) => root.GetAnnotatedNodes(Kind);

    /// <summary>What the compiler would say, as the reason why code is left.</summary>
    public static string Since(string problem) => $"without it the compiler would say {problem}";

    /// <summary>A mistake of a step, as the reason why code is left.</summary>
    public static string Since(StepFailure failure) => $"rewriting it failed with {failure.Message.TrimEnd('.')}, which is a mistake of this tool; please report it";

    /// <summary>What would mean something else, as the reason why code is left.</summary>
    public static string Since(Rebound other) => $"without it {other}";

    /// <summary>Whether it was the compiler that had something against it, with one of its numbers.</summary>
    public static bool IsOfCompiler(string reason, string id = "") => reason.StartsWith(Since(id), StringComparison.Ordinal);

    /// <summary>Why the code is left in which a node stands; null where it is not left alone.</summary>
    public static string? ReasonAt(SyntaxNode node) =>
        node.AncestorsAndSelf().SelectMany(static one => one.GetAnnotations(Kind)).FirstOrDefault()?.Data;
}

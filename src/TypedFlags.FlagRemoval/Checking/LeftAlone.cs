using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Code in which no use of the flag is touched, since rewritten it would not compile. It is marked before a run begins, and keeps the mark while code around it changes.</summary>
internal static class LeftAlone
{
    private const string Kind = "TypedFlags.LeftAlone";

    /// <summary>The tree with nodes of it marked.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="nodes">Nodes of it, and what the compiler would say.</param>
    public static SyntaxTree Mark(SyntaxTree tree, IReadOnlyDictionary<SyntaxNode, string> nodes) => tree.WithRootAndOptions(
        tree.GetRoot().ReplaceNodes(nodes.Keys, (original, now) => now.WithAdditionalAnnotations(new SyntaxAnnotation(Kind, nodes[original]))), tree.Options);

    /// <summary>Whether a node stands in such code.</summary>
    public static bool Is(SyntaxNode node) => node.AncestorsAndSelf().Any(static one => one.HasAnnotations(Kind));

    /// <summary>The marked nodes of a tree.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode root) => root.GetAnnotatedNodes(Kind);

    /// <summary>What the compiler would say of the code in which a node stands; null where it is not left alone.</summary>
    public static string? ProblemAt(SyntaxNode node) =>
        node.AncestorsAndSelf().SelectMany(static one => one.GetAnnotations(Kind)).FirstOrDefault()?.Data;
}

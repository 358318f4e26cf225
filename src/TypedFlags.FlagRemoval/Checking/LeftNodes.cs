using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>The code of a program that is left from the next run on, and why.</summary>
internal sealed class LeftNodes
{
    private readonly Dictionary<SyntaxTree, Dictionary<SyntaxNode, string>> _byTree = [];

    /// <summary>How often something was left that was not before.</summary>
    public int Steps { get; private set; }

    /// <summary>The trees in which something is left.</summary>
    public IReadOnlyDictionary<SyntaxTree, Dictionary<SyntaxNode, string>> ByTree => _byTree;

    /// <summary>All that is left now.</summary>
    public HashSet<SyntaxNode> All => [.. _byTree.Values.SelectMany(static nodes => nodes.Keys)];

    /// <summary>Leaves a node, unless it is in one that is left.</summary>
    /// <param name="node">The node.</param>
    /// <param name="since">Why, as <see cref="LeftAlone.ReasonAt"/> gives it.</param>
    public void Add(SyntaxNode node, string since)
    {
        if (!_byTree.TryGetValue(node.SyntaxTree, out Dictionary<SyntaxNode, string>? nodes))
        {
            _byTree.Add(node.SyntaxTree, nodes = []);
        }

        if (node.AncestorsAndSelf().Any(nodes.ContainsKey))
        {
            return;
        }

        foreach (SyntaxNode inner in nodes.Keys.Where(inner => node.FullSpan.Contains(inner.FullSpan)).ToList())
        {
            nodes.Remove(inner);
        }

        nodes.Add(node, since);
        Steps++;
    }
}

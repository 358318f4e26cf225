using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Steps;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Edits of several files that belong together.</summary>
internal sealed class ProgramEdits(Removal removal)
{
    private readonly Dictionary<RemovalFile, TreeEdits> _edits = [];

    /// <summary>The edits of the file that a node is in; null where it may not be rewritten.</summary>
    public TreeEdits? Of(SyntaxNode node)
    {
        if (removal.FileOf(node.SyntaxTree) is not { } file)
        {
            return null;
        }

        if (!_edits.TryGetValue(file, out TreeEdits? edits))
        {
            _edits.Add(file, edits = new TreeEdits());
        }

        return edits;
    }

    /// <summary>Whether all these nodes may be edited, each for itself.</summary>
    public bool CanEdit(IReadOnlyCollection<SyntaxNode> nodes) =>
        nodes.All(node => Of(node) is { } edits && !edits.Covers(node)) && !nodes.Any(node => node.Ancestors().Any(nodes.Contains));

    /// <summary>Makes the edits.</summary>
    /// <returns>True where there were any.</returns>
    public bool Apply()
    {
        (RemovalFile File, SyntaxNode Root)[] marked = !removal.HasMarks ? [] :
            [.. _edits.Where(static edit => !edit.Value.IsEmpty).Select(edit => (edit.Key, removal.Marks.Before(edit.Key.Tree.GetRoot(removal.CancellationToken), edit.Value.Places, edit.Key.Tree == edit.Key.Original)!)).Where(static file => file.Item2 is not null)];
        if (marked.Length > 0)
        {
            // The same edits are found again.
            removal.Replace(marked);
            return true;
        }

        (RemovalFile File, SyntaxNode Root)[] changes =
            [.. _edits.Where(static edit => !edit.Value.IsEmpty).Select(edit => (edit.Key, edit.Value.ApplyTo(edit.Key.Tree.GetRoot(removal.CancellationToken)))).Where(static change => change.Item2 != change.Key.Tree.GetRoot())];
        if (changes.Length > 0)
        {
            removal.Replace(changes);
        }

        return changes.Length > 0;
    }
}

using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Steps;

/// <summary>One kind of change. Holds no state; each call starts from what the code means now.</summary>
internal abstract class RemovalStep
{
    /// <summary>Makes the changes that can be made now.</summary>
    /// <returns>True where something changed.</returns>
    public abstract bool Apply(Removal removal);

    /// <summary>Tells what it left; called once, when nothing changes any more.</summary>
    public virtual void Report(Removal removal)
    {
    }
}

/// <summary>A step that looks at the whole program.</summary>
internal abstract class ProgramStep : RemovalStep
{
    public sealed override bool Apply(Removal removal)
    {
        ProgramEdits edits = new(removal);
        Find(removal, edits);
        return edits.Apply();
    }

    /// <summary>Finds the edits. Of two that overlap the outer one counts; the other one is found again in the next round.</summary>
    protected abstract void Find(Removal removal, ProgramEdits edits);
}

/// <summary>A step that looks at one file at a time.</summary>
internal abstract class FileStep : RemovalStep
{
    public sealed override bool Apply(Removal removal)
    {
        List<(RemovalFile File, SyntaxNode Root)> changes = [];
        foreach (RemovalFile file in removal.Files)
        {
            SyntaxNode root = file.Tree.GetRoot(removal.CancellationToken);
            TreeEdits edits = new();
            Find(new FileView(removal, file, root), edits);
            if (!edits.IsEmpty && edits.ApplyTo(root) is SyntaxNode changed && changed != root)
            {
                changes.Add((file, changed));
            }
        }

        if (changes.Count > 0)
        {
            removal.Replace(changes);
        }

        return changes.Count > 0;
    }

    /// <summary>Finds the edits of a file. Of two that overlap the outer one counts; the other one is found again in the next round.</summary>
    protected abstract void Find(FileView view, TreeEdits edits);
}

/// <summary>A file as a step sees it.</summary>
internal sealed record FileView(Removal Removal, RemovalFile File, SyntaxNode Root)
{
    public SemanticModel Model => Removal.ModelOf(File);

    public PinnedFlag Flag => Removal.Flag;

    public CancellationToken CancellationToken => Removal.CancellationToken;
}

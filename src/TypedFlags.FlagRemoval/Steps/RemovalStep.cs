using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Steps;

/// <summary>Where a step looks.</summary>
internal enum Extent
{
    /// <summary>In files that changed since it found nothing in them.</summary>
    ChangedFiles,

    /// <summary>In all files, unless nothing in the program changed since it found nothing in them.</summary>
    Program,
}

/// <summary>One kind of change. Holds no state; each call starts from what the code means now.</summary>
internal abstract class RemovalStep
{
    /// <summary>Makes the changes that can be made now.</summary>
    /// <param name="removal">The program.</param>
    /// <param name="extent">Where to look.</param>
    /// <returns>True where something changed.</returns>
    public abstract bool Apply(Removal removal, Extent extent);

    /// <summary>Tells what it left; called once, when nothing changes any more.</summary>
    public virtual void Report(Removal removal)
    {
    }
}

/// <summary>A step that looks at the whole program.</summary>
internal abstract class ProgramStep : RemovalStep
{
    public sealed override bool Apply(Removal removal, Extent extent)
    {
        if (removal.SettledAt.TryGetValue(this, out int settled) && settled == removal.Version)
        {
            return false;
        }

        try
        {
            ProgramEdits edits = new(removal);
            Find(removal, edits);
            bool hasChanged = edits.Apply();
            if (!hasChanged)
            {
                removal.SettledAt[this] = removal.Version;
            }

            return hasChanged;
        }
        catch (Exception mistake) when (StepFailure.Is(mistake))
        {
            throw new StepFailure(null, mistake);
        }
    }

    /// <summary>Finds the edits. Of two that overlap the outer one counts; the other one is found again in the next round.</summary>
    protected abstract void Find(Removal removal, ProgramEdits edits);
}

/// <summary>A step that looks at one file at a time.</summary>
internal abstract class FileStep : RemovalStep
{
    public sealed override bool Apply(Removal removal, Extent extent)
    {
        RemovalFile[] files = [.. removal.Files.Where(file => !(file.SettledAt.TryGetValue(this, out int settled) && settled >= (extent == Extent.Program ? removal.Version : file.ChangedAt)))];
        SyntaxNode?[] roots = SideBySide.Of(files, removal, file => ChangedRootOf(file, removal));
        List<(RemovalFile File, SyntaxNode Root)> changes = [];
        for (int index = 0; index < files.Length; index++)
        {
            if (roots[index] is { } root)
            {
                changes.Add((files[index], root));
            }
            else
            {
                files[index].SettledAt[this] = removal.Version;
            }
        }

        if (changes.Count > 0)
        {
            removal.Replace(changes);
        }

        return changes.Count > 0;
    }

    // Null where nothing changes.
    private SyntaxNode? ChangedRootOf(RemovalFile file, Removal removal)
    {
        try
        {
            SyntaxNode root = file.Tree.GetRoot(removal.CancellationToken);
            TreeEdits edits = new();
            int uses = file.Uses;
            Find(new FileView(removal, file, root), edits);
            if (removal.HasMarks && !edits.IsEmpty && removal.Marks.Before(root, edits.Places, file.Tree == file.Original) is { } marked)
            {
                // The same edits are found again.
                file.Uses = uses;
                return marked;
            }

            return !edits.IsEmpty && edits.ApplyTo(root) is SyntaxNode changed && changed != root ? changed : null;
        }
        catch (Exception mistake) when (StepFailure.Is(mistake))
        {
            throw new StepFailure(file, mistake);
        }
    }

    /// <summary>Finds the edits of a file, perhaps while others are looked at. Of two that overlap the outer one counts; the other one is found again in the next round.</summary>
    protected internal abstract void Find(FileView view, TreeEdits edits);
}

/// <summary>A file as a step sees it.</summary>
internal sealed record FileView(Removal Removal, RemovalFile File, SyntaxNode Root)
{
    public SemanticModel Model => Removal.ModelOf(File);

    public PinnedFlag Flag => Removal.Flag;

    public CancellationToken CancellationToken => Removal.CancellationToken;
}

using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>Puts the known value in the place of every use of the flag that asks for it.</summary>
internal sealed class PinAnswers : FileStep
{
    protected override void Find(FileView view, TreeEdits edits)
    {
        if (!view.Removal.Recognition.Words.AreIn(view.File.Tree, view.CancellationToken))
        {
            return;
        }

        foreach (FlagUse use in view.Removal.Recognition.UsesIn(view.File))
        {
            if (!LeftAlone.Is(use.Expression) && PinnedUse.Of(use, view) is { CanBe: true } pinned && pinned.AddTo(edits))
            {
                view.File.Uses++;
            }
        }
    }
}

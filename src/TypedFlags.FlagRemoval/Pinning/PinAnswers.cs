using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.TestCode;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>Puts the known value in the place of every use of the flag that asks for it.</summary>
internal sealed class PinAnswers : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (!view.Removal.Recognition.MayFind(view.File))
        {
            return;
        }

        FlagMeanings meanings = view.Removal.Recognition.MeaningsIn(view.File);
        foreach (FlagUse use in view.Removal.Recognition.UsesIn(view.File))
        {
            // What a test sets is no question; where it can't go it stays whole.
            if (!LeftAlone.Is(use.Expression) && !TestSetups.Has(use.Word.Parent!, meanings, view.Model) && PinnedUse.Of(use, view) is { CanBe: true } pinned && pinned.AddTo(edits))
            {
                view.File.Uses++;
            }
        }
    }
}

using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Steps;

/// <summary>
/// Steps that look at a file as it is at one moment, and whose edits are made at once: after each change all that is asked about the code has to be worked out anew, so fewer
/// changes are less work. Only for steps whose edits are each right by themselves, whatever becomes of the others: of two that overlap one is not made.
/// </summary>
internal sealed class FileSteps(params FileStep[] steps) : FileStep
{
    public override void Report(Removal removal)
    {
        foreach (FileStep step in steps)
        {
            step.Report(removal);
        }
    }

    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (FileStep step in steps)
        {
            step.Find(view, edits);
        }
    }
}

using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Blocks that kept their braces for a name's sake, where nothing else has that name any more.</summary>
internal sealed class UnwrapBlocks : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (BlockSyntax block in Statements.TouchedIn(view.Root).OfType<BlockSyntax>())
        {
            if (Statements.IsLifted(block) && Statements.IsInList(block) && !block.ContainsDirectives && Scopes.CanInline(block, block))
            {
                edits.Replace(block, [.. Splice.Branch(block, block, keepsBlock: false).Select(Statements.Lifted)]);
            }
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>
/// The last clause of a <c>try</c>, of which only <c>throw;</c> is left: what it catches goes on as if the clause was not there. One before others keeps them from catching it. What a person wrote so stays.
/// </summary>
internal sealed class Rethrows : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (BlockSyntax block in Statements.TouchedIn(view.Root).OfType<BlockSyntax>())
        {
            if (block.Statements.Count == 1 && block is { Statements: var statements, Parent: CatchClauseSyntax { Filter: null, Parent: TryStatementSyntax attempt } clause }
                && statements[0] is ThrowStatementSyntax { Expression: null } && attempt.Catches.Last() == clause && !clause.ContainsDirectives && !clause.DescendantTrivia().Any(Lines.IsComment) && !edits.Covers(attempt))
            {
                CatchClauses.Drop(clause, edits);
            }
        }
    }
}

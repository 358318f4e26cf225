using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Clauses of a <c>try</c> that go.</summary>
internal static class CatchClauses
{
    /// <summary>Takes a clause away; with the last one the <c>try</c>, of which the statements stay.</summary>
    public static void Drop(CatchClauseSyntax clause, TreeEdits edits)
    {
        TryStatementSyntax attempt = (TryStatementSyntax)clause.Parent!;
        if (attempt.Catches.Count > 1 || attempt.Finally is not null)
        {
            if (attempt.Catches.Last() == clause && attempt.Finally is null)
            {
                CatchClauseSyntax before = attempt.Catches[attempt.Catches.Count - 2];
                edits.Replace(attempt, Statements.Lifted(attempt.WithCatches(attempt.Catches.Remove(clause)).WithTrailingTrivia(Endings.Of(before, attempt))));
            }
            else
            {
                edits.Delete(clause);
            }

            return;
        }

        bool keepsBlock = !Statements.IsInList(attempt) || !Scopes.CanInline(attempt.Block, attempt);
        List<StatementSyntax> statements = Splice.Branch(attempt, attempt.Block, keepsBlock);
        if (statements.Count == 0 && Statements.IsInList(attempt))
        {
            Deletion.Delete(attempt, edits);
        }
        else
        {
            edits.Replace(attempt, [.. statements.Select(Statements.Lifted)]);
        }
    }
}

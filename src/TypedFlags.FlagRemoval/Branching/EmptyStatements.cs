using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Statements around blocks of which everything went: <c>if (a) { }</c>, <c>else { }</c>, <c>finally { }</c>, <c>try { }</c>, <c>checked { }</c>. What was empty before stays.</summary>
internal sealed class EmptyStatements : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (BlockSyntax block in Statements.TouchedIn(view.Root).OfType<BlockSyntax>().Where(static block => block is { Statements.Count: 0, ContainsDirectives: false }))
        {
            if (block.CloseBraceToken.LeadingTrivia.Any(Lines.IsComment) || block.OpenBraceToken.TrailingTrivia.Any(Lines.IsComment) || edits.Covers(block))
            {
                continue;
            }

            switch (block.Parent)
            {
                case IfStatementSyntax branch when branch.Statement == block:
                    DropBranch(branch, view.Model, edits);
                    break;
                case ElseClauseSyntax { Parent: IfStatementSyntax branch } clause when !clause.ElseKeyword.LeadingTrivia.Any(Lines.IsComment):
                    DropElse(branch, edits);
                    break;
                case FinallyClauseSyntax { Parent: TryStatementSyntax attempt }:
                    DropFinally(attempt, edits);
                    break;
                case TryStatementSyntax attempt when Statements.IsInList(attempt):
                    DropTry(attempt, edits);
                    break;
                case BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax:
                    Deletion.Delete(block, edits);
                    break;
                case CheckedStatementSyntax or UnsafeStatementSyntax when Statements.IsInList((StatementSyntax)block.Parent):
                    Deletion.Delete(block.Parent, edits);
                    break;
                case ForEachStatementSyntax or ForStatementSyntax when Statements.IsInList((StatementSyntax)block.Parent):
                    EmptyLoops.Drop((StatementSyntax)block.Parent, view.Model, edits);
                    break;
            }
        }
    }

    public override void Report(Removal removal)
    {
        foreach (RemovalFile file in removal.Files)
        {
            foreach (BlockSyntax block in Statements.TouchedIn(file.Tree.GetRoot(removal.CancellationToken)).OfType<BlockSyntax>().Where(static block => block.Statements.Count == 0))
            {
                string? does = block.Parent switch
                {
                    CommonForEachStatementSyntax => "goes through what there is",
                    ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax => "goes round",
                    LockStatementSyntax => "waits for others",
                    UsingStatementSyntax => "opens something and closes it",
                    _ => null,
                };
                if (does is not null)
                {
                    removal.Tell(FlagRemovalReason.NowUnused, $"This only {does} now, and does nothing else. Take it out by hand where nobody needs that.", block.Parent!.GetFirstToken().GetLocation());
                }
            }
        }
    }

    private static void DropBranch(IfStatementSyntax statement, SemanticModel model, TreeEdits edits)
    {
        if (statement.Else is { Statement: not IfStatementSyntax })
        {
            Turn(statement, edits);
        }
        else if (statement.Else is null && !statement.ContainsDirectives && Effects.MayHave(statement.Condition, model)
            && !Scopes.LostVariables(statement.Condition, null, model).Any() && EffectParts.Of([statement.Condition], model) is { Length: > 0 } parts)
        {
            // if (Audit()) { }: it is asked for what it does.
            if (Statements.IsInList(statement))
            {
                edits.Replace(statement, [.. EffectLines.Before(statement, EffectLines.Of(parts, statement), [])]);
            }
            else if (statement.Parent is ElseClauseSyntax clause)
            {
                PruneBranches.PruneElse(clause, statement, branch: null, EffectLines.Of(parts, statement), edits);
            }
        }
        else if (statement.Else is null && !Effects.MayHave(statement.Condition, model) && !Scopes.LostVariables(statement.Condition, null, model).Any())
        {
            if (Statements.IsInList(statement))
            {
                Deletion.Delete(statement, edits);
            }
            else if (statement.Parent is ElseClauseSyntax { Parent: IfStatementSyntax before } clause && !clause.ElseKeyword.LeadingTrivia.Any(Lines.IsComment))
            {
                DropElse(before, edits);
            }
        }
    }

    // if (a) { } else { … }: the other way round.
    private static void Turn(IfStatementSyntax statement, TreeEdits edits)
    {
        ElseClauseSyntax otherwise = statement.Else!;
        if (statement.ContainsDirectives || otherwise.ElseKeyword.LeadingTrivia.Any(Lines.IsComment) || statement.Condition.DescendantNodes().Any(static node => node is VariableDesignationSyntax)
            || statement.Parent is IfStatementSyntax { Else: not null })
        {
            return;
        }

        IfStatementSyntax turned = statement.WithCondition(Negation.Of(statement.Condition)).WithStatement(otherwise.Statement).WithElse(null);
        if (!statement.CloseParenToken.TrailingTrivia.Any(Lines.IsComment))
        {
            turned = turned.WithCloseParenToken(statement.CloseParenToken.WithTrailingTrivia(otherwise.ElseKeyword.TrailingTrivia));
        }
        else if (otherwise.Statement is not BlockSyntax)
        {
            return;
        }

        edits.Replace(statement, Statements.Lifted(turned));
    }

    private static void DropElse(IfStatementSyntax statement, TreeEdits edits)
    {
        // `if (a) if (b) X(); else { }`: another `if` further out would not get the `else` behind it.
        if (!statement.Else!.ContainsDirectives && statement.Parent is not IfStatementSyntax { Else: not null })
        {
            edits.Replace(statement, Statements.Lifted(statement.WithElse(null).WithStatement(statement.Statement.WithTrailingTrivia(Endings.Of(statement.Statement, statement)))));
        }
    }

    private static void DropFinally(TryStatementSyntax attempt, TreeEdits edits)
    {
        if (attempt.ContainsDirectives || attempt.Finally!.FinallyKeyword.LeadingTrivia.Any(Lines.IsComment))
        {
            return;
        }

        if (attempt.Catches.Count > 0)
        {
            CatchClauseSyntax last = attempt.Catches.Last();
            edits.Replace(attempt, Statements.Lifted(attempt.WithFinally(null).WithCatches(attempt.Catches.Replace(last, last.WithTrailingTrivia(Endings.Of(last, attempt))))));
        }
        else if (Statements.IsInList(attempt))
        {
            Inline(attempt, attempt.Block, edits);
        }
    }

    // What is not tried throws nothing; what is done in the end is done.
    private static void DropTry(TryStatementSyntax attempt, TreeEdits edits)
    {
        if (attempt.Finally is null || attempt.Finally.Block.Statements.Count == 0)
        {
            Deletion.Delete(attempt, edits);
        }
        else if (!attempt.ContainsDirectives)
        {
            Inline(attempt, attempt.Finally.Block, edits);
        }
    }

    private static void Inline(TryStatementSyntax attempt, BlockSyntax block, TreeEdits edits)
    {
        List<StatementSyntax> statements = Splice.Branch(attempt, block, keepsBlock: !Scopes.CanInline(block, attempt));
        edits.Replace(attempt, [.. statements.Select(Statements.Lifted)]);
    }
}

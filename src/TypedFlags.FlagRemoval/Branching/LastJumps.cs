using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>A <c>return</c>, <c>yield break</c> or <c>continue</c> that stood in a branch, and is now the last thing that a function or a loop does anyway. A person's own stays.</summary>
internal sealed class LastJumps : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (StatementSyntax statement in Statements.TouchedIn(view.Root))
        {
            if (Statements.IsLifted(statement)
                && statement.Parent is BlockSyntax block
                && IsLast(statement, block)
                && !statement.GetLeadingTrivia().Any(Lines.IsComment)
                && (statement switch
                {
                    ReturnStatementSyntax { Expression: null } => block.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or AnonymousFunctionExpressionSyntax,
                    YieldStatementSyntax { Expression: null } => block.Parent is (BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax) && YieldsElsewhere(statement, block),
                    ContinueStatementSyntax => block.Parent is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax,
                    _ => false,
                }))
            {
                Deletion.Delete(statement, edits);
            }
        }
    }

    // It takes one to make a function an iterator.
    private static bool YieldsElsewhere(StatementSyntax statement, BlockSyntax body) =>
        body.DescendantNodes(static node => node is not (LocalFunctionStatementSyntax or ExpressionSyntax)).Any(node => node is YieldStatementSyntax && node != statement);

    // What another build has behind it would be reached without it.
    private static bool IsLast(StatementSyntax statement, BlockSyntax block) =>
        block.Statements.SkipWhile(one => one != statement).Skip(1).All(static one => one is LocalFunctionStatementSyntax)
        && !(block.ContainsDirectives && OtherBuilds.Behind(statement.GetLastToken(), block.CloseBraceToken).HaveCode);
}

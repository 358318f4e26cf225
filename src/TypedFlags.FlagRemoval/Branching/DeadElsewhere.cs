using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>
/// What is not reached in one build and is in another: behind a jump that stands in <c>#if</c>, other builds go on. And what is left out behind a jump of all builds is not
/// seen, so that it can't go with the rest.
/// </summary>
internal static class DeadElsewhere
{
    /// <summary>Whether statements behind one that is always left are dead in all builds, and all that is dead there is seen.</summary>
    /// <param name="statement">The statement behind which nothing goes on in this build.</param>
    /// <param name="dead">The statements behind it that are not reached; perhaps none.</param>
    public static bool IsSame(StatementSyntax statement, IReadOnlyList<StatementSyntax> dead)
    {
        if (!EndsInAll(statement))
        {
            return dead.Count == 0;
        }

        SyntaxToken next = (dead.Count > 0 ? dead[dead.Count - 1] : statement).GetLastToken().GetNextToken(includeZeroWidth: true);
        (bool haveCode, SyntaxToken? branchEnd) = OtherBuilds.Behind(statement.GetLastToken(), next);
        return !haveCode && (branchEnd is not { } end || dead.All(one => one.SpanStart < end.SpanStart));
    }

    /// <summary>Statements that nothing goes on behind any more, and that are followed by code of other builds: there it is dead now.</summary>
    public static IEnumerable<StatementSyntax> BehindIn(RemovalFile file, SemanticModel model) => file.Tree.GetRoot() is { ContainsDirectives: true } root && OtherBuilds.AreLeftOutOf(root)
        ? Statements.TouchedIn(root).Where(statement => Statements.IsInList(statement) && IsNew(statement) && DropUnreachable.Ends(statement, model) && !IsSame(statement, []))
        : [];

    // It jumps from where something around the jump went; a loop has lost its condition.
    private static bool IsNew(StatementSyntax statement) => statement is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax
        || statement.DescendantNodesAndSelf().OfType<StatementSyntax>().Any(static one => Statements.IsLifted(one) && (DropUnreachable.IsJump(one) || one is YieldStatementSyntax { Expression: null }));

    // It is left by what stands there in all builds.
    private static bool EndsInAll(StatementSyntax statement) => !OtherBuilds.Differ(statement) || statement switch
    {
        BlockSyntax block => block.Statements.Any(one => DropUnreachable.EndsForSure(one) == true && EndsInAll(one) && IsOfAll(one, block)),
        IfStatementSyntax { Else: { } otherwise } both => EndsInAll(both.Statement) && EndsInAll(otherwise.Statement),
        _ => DropUnreachable.IsJump(statement),
    };

    private static bool IsOfAll(StatementSyntax statement, BlockSyntax block) => OtherBuilds.Behind(statement.GetLastToken(), block.CloseBraceToken).BranchEnd is null;
}

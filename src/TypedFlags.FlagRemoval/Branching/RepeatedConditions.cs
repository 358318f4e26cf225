using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>
/// Branches that one before them takes care of now: what <c>if (flag &amp;&amp; vip) … else if (vip) …</c> leaves asks the same twice, and the second time it is never true. Where a person had it
/// so before, it stays.
/// </summary>
internal sealed class RepeatedConditions : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original)
        {
            return;
        }

        foreach (SyntaxNode choice in view.Root.DescendantNodes())
        {
            if (ConditionsBefore.ConditionOf(choice) is not { } condition || condition.ContainsDirectives || edits.Covers(choice) || !IsRepeated(choice, condition, view))
            {
                continue;
            }

            switch (choice)
            {
                case IfStatementSyntax { ContainsDirectives: false } statement:
                    PruneBranches.Take(statement, value: false, [], view, edits);
                    break;
                case ConditionalExpressionSyntax { ContainsDirectives: false, WhenFalse: not RefExpressionSyntax } conditional when !Scopes.LosesVariables(conditional, conditional.WhenFalse, view.Model):
                    FoldConditionals.Take(conditional, conditional.WhenFalse, view, edits);
                    break;
            }
        }
    }

    private static bool IsRepeated(SyntaxNode choice, ExpressionSyntax condition, FileView view)
    {
        List<ExpressionSyntax> before = [];
        foreach (SyntaxNode earlier in ConditionsBefore.Of(choice))
        {
            ExpressionSyntax asked = ConditionsBefore.ConditionOf(earlier)!;
            before.Add(asked);
            if (ConditionsBefore.Exclude(condition, before))
            {
                return !HasDivides(view.Root, earlier, choice) && !WasRepeated(condition, choice, view)
                    && SameAnswers.Has(condition, view.Model) && before.TrueForAll(one => SameAnswers.Has(one, view.Model));
            }
        }

        return false;
    }

    // So a person had it: the same, or one of which the branch is another one since.
    private static bool WasRepeated(ExpressionSyntax condition, SyntaxNode choice, FileView view)
    {
        SyntaxNode original = view.File.Original.GetRoot(view.CancellationToken);
        SyntaxNode branch = BranchOf(choice);
        return EarlierMembers.Of(choice, original).DefaultIfEmpty(original).SelectMany(static member => member.DescendantNodes())
            .Where(one => one.RawKind == choice.RawKind && SyntaxFactory.AreEquivalent(Known.Unwrap(ConditionsBefore.ConditionOf(one)!), Known.Unwrap(condition))
                && ConditionsBefore.Exclude(ConditionsBefore.ConditionOf(one)!, [.. ConditionsBefore.Of(one).Select(static earlier => ConditionsBefore.ConditionOf(earlier)!)]))
            .Select(BranchOf)
            .Any(before => SyntaxFactory.AreEquivalent(before, branch) || !MemberPath.Of(choice).DescendantNodes().Any(now => now.RawKind == before.RawKind && SyntaxFactory.AreEquivalent(now, before)));
    }

    private static SyntaxNode BranchOf(SyntaxNode choice) => choice is IfStatementSyntax statement ? statement.Statement : ((ConditionalExpressionSyntax)choice).WhenTrue;

    // Another build may have something between.
    private static bool HasDivides(SyntaxNode root, SyntaxNode first, SyntaxNode second) =>
        root.ContainsDirectives && root.DescendantTrivia(TextSpan.FromBounds(first.SpanStart, second.SpanStart)).Any(OtherBuilds.IsDivide);
}

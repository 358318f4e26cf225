using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Switches that lost a <c>when</c> or a way: what others take care of now goes, and so does a switch with only one way for everything.</summary>
internal sealed class SwitchRemains : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (SwitchExpressionSyntax expression in SwitchMarks.In<SwitchExpressionSyntax>(view.Root))
        {
            if (SwitchParts.HasDirectives(expression) || edits.Covers(expression))
            {
                continue;
            }

            List<SwitchExpressionArmSyntax> handled = [.. Handled(expression, view).OfType<SwitchExpressionArmSyntax>().Where(arm => arm.Parent == expression)];
            if (handled.Count > 0)
            {
                edits.Replace(expression, SwitchParts.Without(expression, handled, view.Model, static arm => arm));
            }
            else if (expression.Arms.Count == 1 && expression.Arms[0].WhenClause is null && PatternMatch.IsForAll(expression.Arms[0].Pattern) && !Effects.MayHave(expression.GoverningExpression, view.Model))
            {
                SwitchExpressions.Take(expression, [expression.Arms[0]], view, edits);
            }
        }

        foreach (SwitchStatementSyntax statement in SwitchMarks.In<SwitchStatementSyntax>(view.Root))
        {
            if (SwitchParts.HasDirectivesWithin(statement) || edits.Covers(statement))
            {
                continue;
            }

            List<SwitchLabelSyntax> handled = [.. Handled(statement, view).OfType<SwitchLabelSyntax>().Where(label => label.Parent?.Parent == statement)];
            if (handled.Count > 0)
            {
                if (SwitchParts.Without(statement, handled, view, static label => label) is { } rest)
                {
                    edits.Replace(statement, rest);
                }
            }
            else if (SwitchParts.HasDirectives(statement))
            {
                // In front of it, and what stands in its place might not have them.
            }
            else if (statement.Sections.Count == 0)
            {
                Empty(statement, view, edits);
            }
            else if (statement.Sections.Count == 1 && statement.Sections[0].Labels.Any(SyntaxKind.DefaultSwitchLabel) && !Effects.MayHave(statement.Expression, view.Model))
            {
                SwitchStatements.Take(statement, [new Way(statement.Sections[0].Labels.Single(static label => label.IsKind(SyntaxKind.DefaultSwitchLabel)), Pattern: null, Constant: null, When: null)], view, edits);
            }
        }
    }

    // The compiler says so: CS8510 of an arm, CS8120 of a label with a pattern, CS0152 of one with a constant. A label's `when` may have another switch in it.
    private static IEnumerable<SyntaxNode?> Handled(SyntaxNode node, FileView view) => view.Removal.Now.ProblemsOf(view.File.Tree, view.CancellationToken)
        .Where(diagnostic => diagnostic.Id is "CS8510" or "CS8120" or "CS0152" && node.Span.Contains(diagnostic.Location.SourceSpan))
        .Select(diagnostic => view.Root.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().FirstOrDefault(static place => place is SwitchExpressionArmSyntax or SwitchLabelSyntax));

    private static void Empty(SwitchStatementSyntax statement, FileView view, TreeEdits edits)
    {
        if (!Effects.MayHave(statement.Expression, view.Model))
        {
            Deletion.Delete(statement, edits);
        }
        else if (EffectParts.Of([statement.Expression], view.Model) is { } parts && EffectLines.Of(parts, statement) is { } lines)
        {
            edits.Replace(statement, [.. EffectLines.Before(statement, lines, [])]);
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary><c>when</c> clauses of a switch that are known: <c>when true</c> goes, and with <c>when false</c> the whole way into the switch does.</summary>
internal sealed class WhenClauses : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (WhenClauseSyntax clause in Known.In(view.Root).Select(ClauseOf).OfType<WhenClauseSyntax>())
        {
            switch (clause.Parent)
            {
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax expression } when Without(expression, view.Model) is { } rest:
                    edits.Replace(expression, SwitchMarks.Mark(rest));
                    break;
                case CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax statement } when Without(statement, view) is { } rest:
                    edits.Replace(statement, SwitchMarks.Mark(rest));
                    break;
            }
        }
    }

    private static WhenClauseSyntax? ClauseOf(ExpressionSyntax known)
    {
        SyntaxNode condition = known;
        while (condition.Parent is ParenthesizedExpressionSyntax)
        {
            condition = condition.Parent;
        }

        return Known.BooleanOf(known) is null ? null : condition.Parent as WhenClauseSyntax;
    }

    private static SwitchExpressionSyntax? Without(SwitchExpressionSyntax expression, SemanticModel model)
    {
        List<SwitchExpressionArmSyntax> dead = [.. expression.Arms.Where(static arm => IsDead(arm.WhenClause))];
        if (dead.Count == expression.Arms.Count || dead.Exists(SwitchParts.HasDirectives))
        {
            return null;
        }

        return SwitchParts.Without(expression, dead, model, static arm => !IsAlways(arm.WhenClause)
            ? arm
            : arm.WithWhenClause(null).WithEqualsGreaterThanToken(arm.EqualsGreaterThanToken.WithLeadingTrivia(arm.WhenClause!.GetTrailingTrivia())).WithPattern(SwitchParts.WithoutTrailingSpace(arm)));
    }

    private static SwitchStatementSyntax? Without(SwitchStatementSyntax statement, FileView view)
    {
        List<SwitchLabelSyntax> dead = [.. statement.Sections.SelectMany(static section => section.Labels).Where(static label => label is CasePatternSwitchLabelSyntax pattern && IsDead(pattern.WhenClause))];
        return SwitchParts.Without(statement, dead, view, static label => label is CasePatternSwitchLabelSyntax pattern && IsAlways(pattern.WhenClause)
            ? pattern.WithWhenClause(null).WithPattern(pattern.Pattern.WithTrailingTrivia(pattern.WhenClause!.GetTrailingTrivia()))
            : label);
    }

    private static bool IsDead(WhenClauseSyntax? clause) => Known.BooleanOf(clause?.Condition) == false;

    private static bool IsAlways(WhenClauseSyntax? clause) => Known.BooleanOf(clause?.Condition) == true;
}

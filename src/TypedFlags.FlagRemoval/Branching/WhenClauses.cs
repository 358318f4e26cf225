using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
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
        // Behind an arm that takes everything now nothing is asked any more. The compiler says so too, but not of types that it does not know.
        SwitchExpressionArmSyntax? last = expression.Arms.FirstOrDefault(static arm => IsAlways(arm.WhenClause) && PatternMatch.IsForAll(arm.Pattern));
        List<SwitchExpressionArmSyntax> dead = [.. expression.Arms.Where(arm => IsDead(arm.WhenClause) || (last is not null && arm.SpanStart > last.SpanStart))];
        if (dead.Count == expression.Arms.Count || dead.Exists(SwitchParts.HasDirectives) || dead.Exists(arm => IsDead(arm.WhenClause) && Effects.MayHave(arm.Pattern, model)))
        {
            return null;
        }

        return SwitchParts.Without(expression, dead, model, static arm => !IsAlways(arm.WhenClause)
            ? arm
            : Always(arm));
    }

    private static SwitchStatementSyntax? Without(SwitchStatementSyntax statement, FileView view)
    {
        List<SwitchLabelSyntax> labels = [.. statement.Sections.SelectMany(static section => section.Labels)];
        SwitchLabelSyntax? last = labels.Find(static label => label is CasePatternSwitchLabelSyntax pattern && IsAlways(pattern.WhenClause) && PatternMatch.IsForAll(pattern.Pattern));
        List<SwitchLabelSyntax> dead =
        [
            .. labels.Where(label => label is CasePatternSwitchLabelSyntax pattern && IsDead(pattern.WhenClause)
                || (last is not null && (label.SpanStart > last.SpanStart || label.IsKind(SyntaxKind.DefaultSwitchLabel)))),
        ];
        return dead.OfType<CasePatternSwitchLabelSyntax>().Any(label => IsDead(label.WhenClause) && Effects.MayHave(label.Pattern, view.Model)) ? null : SwitchParts.Without(statement, dead, view, label => label is not CasePatternSwitchLabelSyntax pattern || !IsAlways(pattern.WhenClause)
            ? label
            : label == last && !PatternMatch.Variables(pattern.Pattern).Any()
            ? SyntaxFactory.DefaultSwitchLabel(SyntaxFactory.Token(label.GetLeadingTrivia(), SyntaxKind.DefaultKeyword, Behind(pattern.Pattern, pattern.WhenClause!)), pattern.ColonToken)
            : pattern.WithWhenClause(null).WithPattern(pattern.Pattern.WithTrailingTrivia(Behind(pattern.Pattern, pattern.WhenClause!))));
    }

    private static SwitchExpressionArmSyntax Always(SwitchExpressionArmSyntax arm)
    {
        SyntaxTriviaList behind = Behind(arm.Pattern, arm.WhenClause!);
        SwitchExpressionArmSyntax always = arm.WithWhenClause(null).WithPattern(arm.Pattern.WithTrailingTrivia(behind));

        // Behind the comment of the pattern, what stood behind the filter begins a line.
        return behind.Any(SyntaxKind.EndOfLineTrivia) && !Lines.StartsLine(arm.EqualsGreaterThanToken)
            ? always.WithEqualsGreaterThanToken(arm.EqualsGreaterThanToken.WithLeadingTrivia(SyntaxFactory.Whitespace(Lines.IndentationOf(arm.WhenClause!))))
            : always;
    }

    // The comments of the pattern stay, those of the filter go.
    private static SyntaxTriviaList Behind(PatternSyntax pattern, WhenClauseSyntax filter) => Endings.Join(pattern.GetTrailingTrivia(), Endings.WithoutComments(filter.GetTrailingTrivia()));

    private static bool IsDead(WhenClauseSyntax? clause) => Known.BooleanOf(clause?.Condition) == false;

    private static bool IsAlways(WhenClauseSyntax? clause) => Known.BooleanOf(clause?.Condition) == true;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Ways into a switch whose <c>when</c> one before them asks as well, of the same pattern: nothing gets there any more. The compiler only says so of those without a <c>when</c>.</summary>
internal sealed class RepeatedWays : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original)
        {
            return;
        }

        foreach (SyntaxNode node in view.Root.DescendantNodes().Where(static node => node is SwitchExpressionSyntax or SwitchStatementSyntax))
        {
            List<Way> ways = WaysOf(node);
            List<SyntaxNode> dead = [.. Repeated(ways).Where(way => !WasRepeated(way, node, view) && AreTheSame(ways, way, view.Model)).Select(static way => way.Node)];
            if (dead.Count == 0 || SwitchParts.HasDirectives(node) || edits.Covers(node))
            {
                continue;
            }

            if (node is SwitchExpressionSyntax expression)
            {
                edits.Replace(expression, SwitchMarks.Mark(SwitchParts.Without(expression, [.. dead.Cast<SwitchExpressionArmSyntax>()], view.Model, static arm => arm)));
            }
            else if (node is SwitchStatementSyntax statement && SwitchParts.Without(statement, [.. dead.Cast<SwitchLabelSyntax>()], view, static label => label) is { } rest)
            {
                edits.Replace(statement, SwitchMarks.Mark(rest));
            }
        }
    }

    private static List<Way> WaysOf(SyntaxNode node) => node switch
    {
        SwitchExpressionSyntax expression => [.. Way.Of(expression)],
        SwitchStatementSyntax statement => [.. Way.Of(statement)],
        _ => [],
    };

    private static IEnumerable<Way> Repeated(List<Way> ways) => ways.Where((way, index) =>
        way is { Pattern: { } pattern, When: { } filter }
        && ConditionsBefore.Exclude(filter.Condition, [.. ways.Take(index).Where(before => before.When is not null && Takes(before.Pattern, pattern)).Select(static before => before.When!.Condition)]));

    // Whatever fits the second pattern fits the first; a name means the same behind both.
    private static bool Takes(PatternSyntax? first, PatternSyntax second) => first is not null
        && (SyntaxFactory.AreEquivalent(first, second) || (PatternMatch.IsForAll(first) && !PatternMatch.Variables(first).Any() && !PatternMatch.Variables(second).Any()));

    private static bool AreTheSame(List<Way> ways, Way last, SemanticModel model) => ways.TakeWhile(way => way.Node != last.Node).Append(last).All(way =>
        (way.Pattern is null || !Effects.MayHave(way.Pattern, model)) && (way.When is null || SameAnswers.Has(way.When.Condition, model)));

    private static bool WasRepeated(Way way, SyntaxNode node, FileView view)
    {
        SyntaxNode original = view.File.Original.GetRoot(view.CancellationToken);
        return EarlierMembers.Of(node, original).DefaultIfEmpty(original).SelectMany(static member => member.DescendantNodes())
            .SelectMany(static one => Repeated(WaysOf(one)))
            .Any(one => SyntaxFactory.AreEquivalent(one.Pattern!, way.Pattern!) && SyntaxFactory.AreEquivalent(one.When!.Condition, way.When!.Condition));
    }
}

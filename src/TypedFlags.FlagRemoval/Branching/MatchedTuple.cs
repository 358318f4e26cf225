using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>A tuple that is only matched: what a <c>switch</c> or an <c>is</c> is over.</summary>
/// <param name="Patterns">What it may be. A <c>default</c> has none.</param>
/// <param name="IsNested">True for a tuple within the one that is matched.</param>
internal readonly record struct MatchedTuple(IReadOnlyList<PatternSyntax> Patterns, bool IsNested)
{
    /// <summary>The tuple as one that is matched, by itself or within another; null where it is something else.</summary>
    public static MatchedTuple? Of(TupleExpressionSyntax tuple)
    {
        ExpressionSyntax place = Parentheses.WithAround(tuple);
        return place.Parent switch
        {
            ArgumentSyntax { Parent: TupleExpressionSyntax outer } when Of(outer) is { } matched => matched with { IsNested = true },
            SwitchExpressionSyntax expression when expression.GoverningExpression == place => new MatchedTuple([.. expression.Arms.Select(static arm => arm.Pattern)], IsNested: false),
            SwitchStatementSyntax statement when statement.Expression == place =>
                new MatchedTuple([.. statement.Sections.SelectMany(static section => section.Labels).OfType<CasePatternSwitchLabelSyntax>().Select(static label => label.Pattern)], IsNested: false),
            IsPatternExpressionSyntax match => new MatchedTuple([match.Pattern], IsNested: false),
            _ => null,
        };
    }

    /// <summary>Whether a pattern asks for what is in the tuple, and not only for all of it.</summary>
    public bool IsTakenApart => Patterns.Any(static pattern => pattern.DescendantNodesAndSelf().Any(static node => node is RecursivePatternSyntax));

    /// <summary>Whether a pattern needs the name of a part: <c>{ isNew: true }</c>, <c>(isNew: true, _)</c>, <c>var both when both.isNew</c>.</summary>
    public bool Names(string name)
    {
        bool isNested = IsNested;
        return Patterns.Any(pattern => pattern.DescendantNodesAndSelf().Any(node =>
            node is NameColonSyntax label ? label.Name.Identifier.ValueText == name : node is SingleVariableDesignationSyntax && (isNested || IsOfAll(node, pattern))));
    }

    // It names the tuple as a whole, and not a part of it.
    private static bool IsOfAll(SyntaxNode designation, PatternSyntax pattern) =>
        !designation.Ancestors().TakeWhile(node => node != pattern).Any(static node => node is SubpatternSyntax or ParenthesizedVariableDesignationSyntax);
}

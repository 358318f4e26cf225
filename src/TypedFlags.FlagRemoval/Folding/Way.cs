using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>One way into a switch: an arm, or a label of a section.</summary>
/// <param name="Node">The arm or the label.</param>
/// <param name="Pattern">Its pattern; null for <c>default</c>, which comes last wherever it stands.</param>
/// <param name="Constant">The constant of a <c>case</c> without a pattern.</param>
/// <param name="When">Its <c>when</c>.</param>
internal readonly record struct Way(SyntaxNode Node, PatternSyntax? Pattern, ExpressionSyntax? Constant, WhenClauseSyntax? When)
{
    /// <summary>True for <c>default</c>.</summary>
    public bool IsDefault => Pattern is null && Constant is null;

    /// <summary>The ways into a switch, in the order in which they are tried.</summary>
    public static IEnumerable<Way> Of(SwitchExpressionSyntax expression) => expression.Arms.Select(static arm => new Way(arm, arm.Pattern, Constant: null, arm.WhenClause));

    /// <summary>The ways into a switch, in the order in which they are tried.</summary>
    public static IEnumerable<Way> Of(SwitchStatementSyntax statement) => statement.Sections
        .SelectMany(static section => section.Labels)
        .Select(static label => label switch
        {
            CaseSwitchLabelSyntax constant => new Way(label, Pattern: null, constant.Value, When: null),
            CasePatternSwitchLabelSyntax pattern => new Way(label, pattern.Pattern, Constant: null, pattern.WhenClause),
            _ => new Way(label, Pattern: null, Constant: null, When: null),
        })
        .OrderBy(static way => way.IsDefault);

    /// <summary>True where nothing but the value is asked.</summary>
    public bool IsSure => When is null || Known.BooleanOf(When.Condition) == true;

    /// <summary>
    /// The ways that a known value can go, in order: all but the last one only where their <c>when</c> says so; where the last one has one too, or there is none, it may
    /// go nowhere. Null where nobody can say.
    /// </summary>
    public static List<Way>? Taken(IEnumerable<Way> ways, KnownValue value, SemanticModel model)
    {
        List<Way> taken = [];
        foreach (Way way in ways)
        {
            switch (way.Matches(value, model))
            {
                case null:
                    return null;
                case true when way.IsSure:
                    taken.Add(way);
                    return taken;
                case true when Known.BooleanOf(way.When!.Condition) is null:
                    taken.Add(way);
                    break;
            }
        }

        return taken;
    }

    private bool? Matches(KnownValue value, SemanticModel model) =>
        Pattern is not null ? PatternMatch.Of(Pattern, value, model) : Constant is null ? true : value.Is(Constant, model);
}

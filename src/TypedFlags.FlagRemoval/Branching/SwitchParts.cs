using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Switches without some of their arms or labels.</summary>
internal static class SwitchParts
{
    /// <summary>A switch without some of its arms, and of the type that it had; the others as they are, or as <paramref name="change"/> makes them.</summary>
    public static SwitchExpressionSyntax Without(
        SwitchExpressionSyntax expression, IReadOnlyCollection<SwitchExpressionArmSyntax> dead, SemanticModel model, Func<SwitchExpressionArmSyntax, SwitchExpressionArmSyntax> change)
    {
        SwitchExpressionArmSyntax? typed = ArmToConvert(expression, dead, model);
        List<SyntaxNodeOrToken> list = [];
        SyntaxNodeOrTokenList all = expression.Arms.GetWithSeparators();
        for (int index = 0; index < all.Count; index += 2)
        {
            SwitchExpressionArmSyntax arm = (SwitchExpressionArmSyntax)all[index].AsNode()!;
            if (!dead.Contains(arm))
            {
                list.Add(arm == typed ? change(arm).WithExpression(TypedPlace.Convert(expression, arm.Expression, model)) : change(arm));
                if (index + 1 < all.Count)
                {
                    list.Add(all[index + 1]);
                }
            }
        }

        // What ended the last line ends what is the last one now.
        if (all.Count % 2 == 1 && list.Count > 0 && list.Count % 2 == 0)
        {
            SyntaxToken comma = list[list.Count - 1].AsToken();
            list.RemoveAt(list.Count - 1);
            list[list.Count - 1] = list[list.Count - 1].WithTrailingTrivia(list[list.Count - 1].GetTrailingTrivia().AddRange(comma.TrailingTrivia));
        }

        return expression.WithArms(SyntaxFactory.SeparatedList<SwitchExpressionArmSyntax>(SyntaxFactory.NodeOrTokenList(list)));
    }

    /// <summary>
    /// A switch without some of its labels, and without the sections that only they lead to; the other labels as they are, or as <paramref name="change"/> makes
    /// them. Null where something would be missed, or a jump would lead nowhere.
    /// </summary>
    public static SwitchStatementSyntax? Without(SwitchStatementSyntax statement, IReadOnlyCollection<SwitchLabelSyntax> dead, FileView view, Func<SwitchLabelSyntax, SwitchLabelSyntax> change)
    {
        List<SwitchSectionSyntax> gone = [.. statement.Sections.Where(section => section.Labels.All(dead.Contains))];
        if (dead.Any(HasDirectives) || gone.Exists(HasDirectives) || gone.Exists(section => IsMissed(section, statement, view)) || SectionJumps.Of(statement, dead, gone, change, view.Model) is not { } jumps)
        {
            return null;
        }

        List<SwitchSectionSyntax> sections = [];
        foreach (SwitchSectionSyntax section in statement.Sections.Where(section => !gone.Contains(section)))
        {
            SwitchSectionSyntax left = jumps.Apply(section).WithLabels(SyntaxFactory.List(section.Labels.Where(label => !dead.Contains(label)).Select(label => jumps.Apply(change(label), section))));
            sections.Add(sections.Count == 0 && section != statement.Sections[0] ? left.WithLeadingTrivia(Lines.WithoutBlankLines(left.GetLeadingTrivia())) : left);
        }

        return statement.WithSections(SyntaxFactory.List(sections));
    }

    /// <summary>Whether preprocessor directives would go with a node.</summary>
    public static bool HasDirectives(SyntaxNode node) => node.ContainsDirectives;

    /// <summary>Whether there are some within a node, and not only in front of it.</summary>
    public static bool HasDirectivesWithin(SyntaxNode node) => node.ContainsDirectives && node.DescendantTrivia().Any(trivia => trivia.IsDirective && trivia.SpanStart >= node.SpanStart);

    /// <summary>Whether a section declares something that another one names: their scope is one.</summary>
    public static bool IsMissed(SwitchSectionSyntax section, SwitchStatementSyntax statement, FileView view)
    {
        IEnumerable<ISymbol> declared = section.Statements
            .SelectMany(static one => one.DescendantNodesAndSelf(static node => node is not (BlockSyntax or AnonymousFunctionExpressionSyntax)))
            .Where(static node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or LocalFunctionStatementSyntax)
            .Select(node => view.Model.GetDeclaredSymbol(node, view.CancellationToken))
            .OfType<ISymbol>();
        return declared.Any(symbol => statement.Sections.Any(other => other != section && Reference.EachIn(other, symbol, view.Removal.Now).Any()))
            || section.Statements.SelectMany(static one => one.DescendantNodesAndSelf()).OfType<LabeledStatementSyntax>().Any();
    }

    // An arm that has to say the type of the whole, since the one that said it goes: `x switch { 1 when false => 1L, _ => 2 }`.
    private static SwitchExpressionArmSyntax? ArmToConvert(SwitchExpressionSyntax expression, IReadOnlyCollection<SwitchExpressionArmSyntax> dead, SemanticModel model)
    {
        List<SwitchExpressionArmSyntax> left = [.. expression.Arms.Where(arm => !dead.Contains(arm) && arm.Expression is not ThrowExpressionSyntax)];
        bool isSaid = model.GetTypeInfo(expression).Type is not { } type || left.Exists(arm => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(arm.Expression).Type, type));
        return isSaid ? null : left.FirstOrDefault();
    }
}

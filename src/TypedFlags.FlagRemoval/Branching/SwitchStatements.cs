using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>A <c>switch</c> statement over a known value: the section it goes to, or several in an <c>if</c> where a <c>when</c> decides.</summary>
internal sealed class SwitchStatements : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (SwitchStatementSyntax statement in Known.In(view.Root).Select(static known => SwitchExpressions.Around<SwitchStatementSyntax>(known)).OfType<SwitchStatementSyntax>().Distinct())
        {
            if (!edits.Covers(statement)
                && !SwitchParts.HasDirectives(statement)
                && KnownValue.Of(statement.Expression, view.Model) is { } value
                && Way.Taken(Way.Of(statement), value, view.Model) is { } ways)
            {
                Take(statement, ways, view, edits);
            }
        }
    }

    /// <summary>Puts the only section that is taken in the place of the whole, or those whose <c>when</c> decides as an <c>if</c>.</summary>
    internal static void Take(SwitchStatementSyntax statement, IReadOnlyList<Way> ways, FileView view, TreeEdits edits)
    {
        List<SwitchSectionSyntax> sections = [.. ways.Select(static way => (SwitchSectionSyntax)way.Node.Parent!).Distinct()];
        if (ways.Any(way => way.Pattern is not null && PatternMatch.Variables(way.Pattern).Any(variable => IsNamed(variable, statement, view)))
            || statement.Sections.Any(section => !sections.Contains(section) && SwitchParts.IsMissed(section, statement, view))
            || (sections.Count > 1 && sections.Exists(section => SwitchParts.IsMissed(section, statement, view))))
        {
            return;
        }

        if (sections.Count == 0)
        {
            Deletion.Delete(statement, edits);
            return;
        }

        List<SectionBody> bodies = [.. sections.Select(section => SectionBody.Of(section, statement, view.Model)).OfType<SectionBody>()];
        if (bodies.Count != sections.Count)
        {
            Reduce(statement, ways, view, edits);
            return;
        }

        if (sections.Count == 1 && ways[ways.Count - 1].IsSure)
        {
            Inline(statement, bodies[0], edits);
        }
        else if (Conditions(ways, sections) is { } conditions)
        {
            edits.Replace(statement, Statements.Lifted(Chain(statement, conditions, bodies)));
        }
    }

    // Jumps between its sections are in the way: what nobody gets to goes, and the rest may do without them then.
    private static void Reduce(SwitchStatementSyntax statement, IReadOnlyList<Way> ways, FileView view, TreeEdits edits)
    {
        List<SwitchLabelSyntax> dead = [.. statement.Sections.SelectMany(static section => section.Labels).Where(label => ways.All(way => way.Node != label))];
        if (dead.Count > 0 && SwitchParts.Without(statement, dead, view, static label => label) is { } rest)
        {
            edits.Replace(statement, rest);
        }
    }

    private static void Inline(SwitchStatementSyntax statement, SectionBody body, TreeEdits edits)
    {
        if (body.Statements.Count == 0)
        {
            Deletion.Delete(statement, edits);
            return;
        }

        string outer = Lines.IndentationOf(statement);
        BlockSyntax block = body.ToBlock(outer, outer + Unit(outer), EndOfLine(statement));
        bool keepsBlock = !Statements.IsInList(statement) || !Scopes.CanInline(block, statement);
        List<StatementSyntax> statements = Splice.Branch(statement, block, keepsBlock);
        edits.Replace(statement, [.. statements.Select(Statements.Lifted)]);
    }

    private static IfStatementSyntax Chain(SwitchStatementSyntax statement, List<ExpressionSyntax?> conditions, List<SectionBody> bodies)
    {
        string outer = Lines.IndentationOf(statement);
        SyntaxTrivia end = EndOfLine(statement);
        StatementSyntax? chain = null;
        for (int index = bodies.Count - 1; index >= 0; index--)
        {
            BlockSyntax block = bodies[index].ToBlock(outer, outer + Unit(outer), end);
            if (conditions[index] is not { } condition)
            {
                chain = bodies[index].Statements.Count == 0 ? null : block;
                continue;
            }

            IfStatementSyntax branch = SyntaxFactory.IfStatement(
                SyntaxFactory.Token(SyntaxKind.IfKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.OpenParenToken),
                condition.WithoutTrivia(),
                SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(end),
                block,
                @else: null);
            chain = chain is null ? branch : branch.WithElse(SyntaxFactory.ElseClause(
                SyntaxFactory.Token(SyntaxKind.ElseKeyword).WithLeadingTrivia(SyntaxFactory.Whitespace(outer)).WithTrailingTrivia(chain is BlockSyntax ? end : SyntaxFactory.Space),
                chain));
        }

        return ((IfStatementSyntax)chain!).WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(statement.GetTrailingTrivia());
    }

    // When each section is taken, null for the last one that always is; null where a section has ways before and behind another one's.
    private static List<ExpressionSyntax?>? Conditions(IReadOnlyList<Way> ways, List<SwitchSectionSyntax> sections)
    {
        List<ExpressionSyntax?> conditions = [];
        int section = 0;
        foreach (Way way in ways)
        {
            int of = sections.IndexOf((SwitchSectionSyntax)way.Node.Parent!);
            if (of < section)
            {
                return null;
            }

            section = of;
            if (conditions.Count <= of)
            {
                conditions.Add(way.IsSure ? null : way.When!.Condition);
            }
            else
            {
                conditions[of] = way.IsSure ? null : SyntaxFactory.BinaryExpression(
                    SyntaxKind.LogicalOrExpression,
                    Operand(conditions[of]!),
                    SyntaxFactory.Token(SyntaxKind.BarBarToken).WithTrailingTrivia(SyntaxFactory.Space).WithLeadingTrivia(SyntaxFactory.Space),
                    Operand(way.When!.Condition));
            }
        }

        // Of a section that is taken whatever its last `when` says, those before it are asked for nothing but their effects.
        return ways.Where(static way => way.IsSure).Any(sure => ways.Any(way => way.Node != sure.Node && way.Node.Parent == sure.Node.Parent)) ? null : conditions;
    }

    private static ExpressionSyntax Operand(ExpressionSyntax condition) =>
        condition is ConditionalExpressionSyntax or AssignmentExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }
            ? SyntaxFactory.ParenthesizedExpression(condition.WithoutTrivia())
            : condition.WithoutTrivia();

    private static bool IsNamed(SingleVariableDesignationSyntax variable, SwitchStatementSyntax statement, FileView view) =>
        view.Model.GetDeclaredSymbol(variable, view.CancellationToken) is not { } symbol || Reference.EachIn(statement, symbol, view.Removal.Now).Any();

    private static string Unit(string outer) => outer.EndsWith("\t", StringComparison.Ordinal) ? "\t" : "    ";

    private static SyntaxTrivia EndOfLine(SwitchStatementSyntax statement)
    {
        SyntaxTrivia end = statement.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return end.IsKind(SyntaxKind.EndOfLineTrivia) ? end : SyntaxFactory.LineFeed;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>
/// The <c>goto case</c> and <c>goto default</c> of sections that stay, to labels that go: where the section stays, they lead to another label of it; where it goes, what it does stands in the place of the
/// only jump to it.
/// </summary>
internal sealed class SectionJumps
{
    private readonly Dictionary<GotoStatementSyntax, SwitchSectionSyntax> _gone = [];
    private readonly Dictionary<GotoStatementSyntax, SwitchLabelSyntax> _led = [];
    private readonly HashSet<SwitchSectionSyntax> _renamed = [];
    private readonly SwitchStatementSyntax _statement;

    private SectionJumps(SwitchStatementSyntax statement) => _statement = statement;

    /// <summary>The jumps of a switch; null where one of them would lead nowhere.</summary>
    /// <param name="statement">The switch.</param>
    /// <param name="dead">The labels that go.</param>
    /// <param name="gone">The sections that go.</param>
    /// <param name="change">What becomes of a label that stays.</param>
    /// <param name="model">What the code means.</param>
    public static SectionJumps? Of(
        SwitchStatementSyntax statement, IReadOnlyCollection<SwitchLabelSyntax> dead, IReadOnlyCollection<SwitchSectionSyntax> gone, Func<SwitchLabelSyntax, SwitchLabelSyntax> change, SemanticModel model)
    {
        SectionJumps jumps = new(statement);
        if (dead.All(static label => label is CasePatternSwitchLabelSyntax))
        {
            return jumps;
        }

        // What is moved to a jump may jump itself.
        Queue<SwitchSectionSyntax> reached = new(statement.Sections.Where(section => !gone.Contains(section)));
        while (reached.Count > 0)
        {
            foreach (GotoStatementSyntax jump in Jumps.ToLabels(reached.Dequeue(), statement))
            {
                if (LabelOf(jump, statement, model) is not { Parent: SwitchSectionSyntax target } label)
                {
                    return null;
                }

                if (!dead.Contains(label))
                {
                    continue;
                }

                if (!gone.Contains(target))
                {
                    if (target.Labels.Where(other => !dead.Contains(other)).Select(change).Select(AsTarget).FirstOrDefault(static other => other is not null) is not { } other)
                    {
                        return null;
                    }

                    jumps._led.Add(jump, other);
                    jumps._renamed.Add(target);
                }
                else if (CanBeReplaced(jump) && !jumps._gone.ContainsValue(target))
                {
                    jumps._gone.Add(jump, target);
                    reached.Enqueue(target);
                }
                else
                {
                    return null;
                }
            }
        }

        return jumps;
    }

    /// <summary>The label that a jump leads to; null where that isn't known.</summary>
    public static SwitchLabelSyntax? LabelOf(GotoStatementSyntax jump, SwitchStatementSyntax statement, SemanticModel model)
    {
        IEnumerable<SwitchLabelSyntax> labels = statement.Sections.SelectMany(static section => section.Labels);
        return jump.IsKind(SyntaxKind.GotoDefaultStatement) ? labels.FirstOrDefault(static label => label.IsKind(SyntaxKind.DefaultSwitchLabel))
            : model.GetConstantValue(jump.Expression!) is { HasValue: true } value
            ? labels.OfType<CaseSwitchLabelSyntax>().FirstOrDefault(label => model.GetConstantValue(label.Value) is { HasValue: true } other && Equals(other.Value, value.Value))
            : null;
    }

    /// <summary>A section that stays, with its jumps as they are now; its labels are the original ones.</summary>
    public SwitchSectionSyntax Apply(SwitchSectionSyntax section)
    {
        List<GotoStatementSyntax> jumps = [.. Jumps.ToLabels(section, _statement).Where(jump => _gone.ContainsKey(jump) || _led.ContainsKey(jump))];
        SwitchSectionSyntax now = section.TrackNodes(jumps);
        foreach (GotoStatementSyntax jump in jumps)
        {
            GotoStatementSyntax current = now.GetCurrentNode(jump)!;
            now = _led.TryGetValue(jump, out SwitchLabelSyntax? label) ? now.ReplaceNode(current, To(label, current))
                : Statements.IsInList(jump) ? now.ReplaceNode(current, StatementsFor(jump, section))
                : InBlock(now, current, BlockFor(jump, section));
        }

        return now;
    }

    /// <summary>A label of a section that stays: one that jumps lead to is no pattern, as the compiler would take it for when it reads it again.</summary>
    public SwitchLabelSyntax Apply(SwitchLabelSyntax label, SwitchSectionSyntax section) => _renamed.Contains(section) && AsTarget(label) is { } target ? target : label;

    private static SwitchLabelSyntax? AsTarget(SwitchLabelSyntax label) => label switch
    {
        CasePatternSwitchLabelSyntax { WhenClause: null, Pattern: ConstantPatternSyntax constant } pattern => SyntaxFactory.CaseSwitchLabel(pattern.Keyword, constant.Expression, pattern.ColonToken),
        CasePatternSwitchLabelSyntax => null,
        _ => label,
    };

    // What runs when the jump is left, a `finally` or the end of a `using`, would come later; a `break` in a loop would be the loop's.
    private static bool CanBeReplaced(GotoStatementSyntax jump) =>
        jump.Ancestors().TakeWhile(static node => node is not SwitchSectionSyntax).All(static node => node is IfStatementSyntax or ElseClauseSyntax || (node is BlockSyntax block && !block.Statements.Any(IsUsing)));

    private static bool IsUsing(StatementSyntax statement) => statement is LocalDeclarationStatementSyntax declaration && !declaration.UsingKeyword.IsKind(SyntaxKind.None);

    private static GotoStatementSyntax To(SwitchLabelSyntax label, GotoStatementSyntax jump) => label is CaseSwitchLabelSyntax constant
        ? SyntaxFactory.GotoStatement(SyntaxKind.GotoCaseStatement, jump.GotoKeyword, SyntaxFactory.Token(SyntaxKind.CaseKeyword).WithTrailingTrivia(SyntaxFactory.Space), constant.Value.WithoutTrivia(), jump.SemicolonToken)
        : SyntaxFactory.GotoStatement(SyntaxKind.GotoDefaultStatement, jump.GotoKeyword, SyntaxFactory.Token(SyntaxKind.DefaultKeyword), null!, jump.SemicolonToken);

    // What the section does, one after the other, with the white space and the comments of where it stands now.
    private List<StatementSyntax> StatementsFor(GotoStatementSyntax jump, SwitchSectionSyntax around)
    {
        string to = Lines.IndentationOf(jump);
        SwitchSectionSyntax target = _gone[jump];
        SyntaxTrivia end = Lines.EndOf(jump.SyntaxTree);
        bool isInLines = Lines.StartsLine(jump);
        List<StatementSyntax> moved = [];
        foreach ((StatementSyntax statement, string from) in BodyOf(target, around))
        {
            StatementSyntax next = Lines.StartsLine(statement) && isInLines ? Lines.Reindent(statement, from, to) : statement.WithLeadingTrivia(SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(isInLines ? to : "")));
            SyntaxTriviaList before = next.GetLeadingTrivia();
            if (moved.Count == 0 && isInLines)
            {
                before = Lines.WithoutIndentation(jump.GetLeadingTrivia()).AddRange(Lines.WithoutBlankLines([.. target.Labels.SelectMany(label => SectionBody.CommentsOf(label, to))])).AddRange(Lines.WithoutBlankLines(before));
            }

            next = next.WithLeadingTrivia(before);
            moved.Add(!isInLines ? next.WithTrailingTrivia(SyntaxFactory.Space) : next.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? next : next.WithTrailingTrivia(end));
        }

        if (!isInLines)
        {
            moved[0] = moved[0].WithLeadingTrivia(jump.GetLeadingTrivia());
            moved[moved.Count - 1] = moved[moved.Count - 1].WithTrailingTrivia(jump.GetTrailingTrivia());
        }

        return moved;
    }

    private BlockSyntax BlockFor(GotoStatementSyntax jump, SwitchSectionSyntax around)
    {
        string outer = Lines.IndentationOf(jump.Parent!);
        SwitchSectionSyntax target = _gone[jump];
        List<(StatementSyntax Statement, string From)> body = BodyOf(target, around);
        StatementSyntax first = body[0].Statement;
        SyntaxTriviaList before = [.. target.Labels.SelectMany(label => SectionBody.CommentsOf(label, body[0].From)), .. first.GetLeadingTrivia()];
        bool isInLines = Lines.StartsLine(first);
        return new SectionBody([isInLines ? first.WithLeadingTrivia(before) : first, .. body.Skip(1).Select(static one => one.Statement)], default, body[0].From, isInLines).ToBlock(outer, Lines.Deeper(outer), Lines.EndOf(jump.SyntaxTree));
    }

    // The statements of a section with its jumps, and how far they are indented; without its block, where no name is declared twice then.
    private List<(StatementSyntax Statement, string From)> BodyOf(SwitchSectionSyntax target, SwitchSectionSyntax around)
    {
        SyntaxList<StatementSyntax> before = target.Statements;
        SyntaxList<StatementSyntax> now = Apply(target).Statements;
        return now.Count > 0 && now[0] is BlockSyntax block && now.Skip(1).All(static rest => rest is BreakStatementSyntax) && !SectionBody.HaveSameNames(new HashSet<SwitchSectionSyntax>(_gone.Values) { around })
            ? [.. block.Statements.Select(one => (one, Lines.IndentationOf(((BlockSyntax)before[0]).Statements.FirstOrDefault() ?? before[0]))), .. now.Skip(1).Select(one => (one, Lines.IndentationOf(before[0])))]
            : [.. now.Select(one => (one, Lines.IndentationOf(before[0])))];
    }

    private static SwitchSectionSyntax InBlock(SwitchSectionSyntax section, GotoStatementSyntax jump, BlockSyntax block)
    {
        SyntaxTriviaList end = block.OpenBraceToken.TrailingTrivia;
        return jump.Parent switch
        {
            IfStatementSyntax branch => section.ReplaceNode(branch, branch.WithCloseParenToken(branch.CloseParenToken.WithTrailingTrivia(end)).WithStatement(block)),
            ElseClauseSyntax otherwise => section.ReplaceNode(otherwise, otherwise.WithElseKeyword(otherwise.ElseKeyword.WithTrailingTrivia(end)).WithStatement(block)),
            _ => section,
        };
    }
}

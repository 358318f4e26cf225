using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>What a section of a switch does, as statements that stand without the switch: nothing in them leaves it any more.</summary>
/// <param name="Statements">The statements; their trivia and indentation are those of the section.</param>
/// <param name="Comments">Comments behind the last of them.</param>
/// <param name="Indentation">How far they are indented.</param>
/// <param name="IsInLines">True where each of them begins a line.</param>
internal sealed record SectionBody(IReadOnlyList<StatementSyntax> Statements, SyntaxTriviaList Comments, string Indentation, bool IsInLines)
{
    /// <summary>The body of a section, with the sections that it goes on to; null where it can't be said without the switch.</summary>
    public static SectionBody? Of(SwitchSectionSyntax section, SwitchStatementSyntax statement, SemanticModel model)
    {
        List<StatementSyntax> all = [];
        HashSet<SwitchSectionSyntax> seen = [];
        for (SwitchSectionSyntax? next = section; next is not null;)
        {
            if (!seen.Add(next))
            {
                return null;
            }

            SyntaxList<StatementSyntax> own = Unwrap(next);
            GotoStatementSyntax? jump = own.Count > 0 ? own[own.Count - 1] as GotoStatementSyntax : null;
            bool goesOn = jump?.Kind() is SyntaxKind.GotoCaseStatement or SyntaxKind.GotoDefaultStatement;
            all.AddRange(goesOn ? own.Take(own.Count - 1) : own);
            next = goesOn ? SectionJumps.LabelOf(jump!, statement, model)?.Parent as SwitchSectionSyntax : null;
            if (goesOn && next is null)
            {
                return null;
            }
        }

        if (all.Exists(one => Jumps.ToLabels(one, statement).Any()) || (seen.Count > 1 && HaveSameNames(seen)))
        {
            return null;
        }

        if (all.Count == 0)
        {
            return new SectionBody([], default, "", IsInLines: true);
        }

        StatementSyntax first = all[0];
        string indentation = Lines.IndentationOf(first);
        SyntaxTriviaList comments = all[all.Count - 1] is BreakStatementSyntax last ? last.GetLeadingTrivia() : default;
        if (comments.Count == 0 && seen.Count == 1 && BlockOf(section) is { } block)
        {
            comments = block.CloseBraceToken.LeadingTrivia;
        }

        bool isInLines = Lines.StartsLine(first);
        SyntaxTriviaList before = SyntaxFactory.TriviaList(section.Labels.SelectMany(label => CommentsOf(label, indentation)));
        if (BreakFree.Of(all, indentation) is not { } statements)
        {
            return null;
        }

        // What was said of the labels is said of what they led to.
        if (statements.Count > 0 && isInLines)
        {
            statements[0] = statements[0].WithLeadingTrivia(before.AddRange(statements[0].GetLeadingTrivia()));
        }

        return new SectionBody(statements, comments, indentation, isInLines);
    }

    /// <summary>The body as a block.</summary>
    /// <param name="indentation">That of its braces.</param>
    /// <param name="inner">That of what is in it.</param>
    /// <param name="end">An end of line.</param>
    public BlockSyntax ToBlock(string indentation, string inner, SyntaxTrivia end)
    {
        SyntaxTriviaList closing = Lines.CommentLines(Comments, Indentation, inner);
        if (closing.Count > 0 && !closing[closing.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia))
        {
            closing = closing.Add(end);
        }

        IEnumerable<StatementSyntax> statements = Statements.Select((one, index) =>
        {
            StatementSyntax moved = IsInLines ? Lines.Reindent(one, Indentation, inner) : one.WithLeadingTrivia(SyntaxFactory.Whitespace(inner));
            moved = index == 0 && IsInLines ? moved.WithLeadingTrivia(Lines.WithoutBlankLines(moved.GetLeadingTrivia())) : moved;
            return moved.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? moved : moved.WithTrailingTrivia(end);
        });
        return SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(end),
            SyntaxFactory.List(statements),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(closing.Add(SyntaxFactory.Whitespace(indentation))).WithTrailingTrivia(end));
    }

    private static SyntaxList<StatementSyntax> Unwrap(SwitchSectionSyntax section) => BlockOf(section)?.Statements ?? section.Statements;

    private static BlockSyntax? BlockOf(SwitchSectionSyntax section) => section.Statements.Count == 1 || (section.Statements.Count == 2 && section.Statements[1] is BreakStatementSyntax)
        ? section.Statements[0] as BlockSyntax
        : null;

    /// <summary>What is said of a label, on lines of its own.</summary>
    public static IEnumerable<SyntaxTrivia> CommentsOf(SwitchLabelSyntax label, string indentation)
    {
        SyntaxTriviaList trailing = label.GetTrailingTrivia();
        IEnumerable<SyntaxTrivia> above = Lines.CommentLines(label.GetLeadingTrivia(), Lines.IndentationOf(label), indentation);
        return trailing.Any(Lines.IsComment)
            ? above.Append(SyntaxFactory.Whitespace(indentation)).Concat(trailing.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            : above;
    }

    /// <summary>Whether a name is declared in more than one of several sections.</summary>
    public static bool HaveSameNames(IEnumerable<SwitchSectionSyntax> sections) => sections
        .SelectMany(static section => section.DescendantNodes().Select(static node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            LabeledStatementSyntax label => label.Identifier.ValueText,
            _ => null,
        }).OfType<string>().Distinct())
        .GroupBy(static name => name, StringComparer.Ordinal)
        .Any(static name => name.Skip(1).Any());
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>
/// A part of an expression in the place of the whole: a side of a conditional, an operand, what an arm gives. The comments beside it come with it, and those of what
/// goes don't stay behind, be it that they stand at the end of the line, where they belong to another token.
/// </summary>
internal static class PartInPlace
{
    /// <summary>Puts a part in the place of the whole.</summary>
    /// <param name="whole">What goes: the conditional, the operation, the switch.</param>
    /// <param name="part">What stays of it, as it stands there.</param>
    /// <param name="place">The whole, with the parentheses around it that go too.</param>
    /// <param name="answer">The part as it is from now on.</param>
    /// <param name="edits">Takes the change.</param>
    /// <returns>False where an edit around it was there before, or a directive stands in the way; nothing is done then.</returns>
    public static bool Replace(ExpressionSyntax whole, ExpressionSyntax part, ExpressionSyntax place, ExpressionSyntax answer, TreeEdits edits)
    {
        if (edits.Covers(place) || !Directives.CanKeep(place, part == whole ? place : part))
        {
            return false;
        }

        PartComments comments = PartComments.Of(whole, part, place);
        SyntaxTriviaList leading = place.GetLeadingTrivia();
        SyntaxTriviaList trailing = comments.IsFirst ? Endings.WithoutInLine(place.GetTrailingTrivia()) : place.GetTrailingTrivia();
        List<SyntaxTrivia> above = [];
        if (comments.IsBeforeInLine)
        {
            leading = leading.AddRange(Lines.InLine(comments.Before));
        }
        else
        {
            above.AddRange(comments.Before);
        }

        SyntaxToken? end = Endings.TokenOf(place);
        bool isTaken = !comments.DropsLast && end?.TrailingTrivia.Any(Lines.IsComment) == true;
        if (comments.IsBehindInLine)
        {
            trailing = SyntaxFactory.TriviaList(comments.Behind.SelectMany(static comment => new[] { SyntaxFactory.Space, comment })).AddRange(trailing);
        }
        else if (comments.Behind.Count > 0 && (end is null || isTaken))
        {
            // Something else stands behind it on the line.
            above.AddRange(comments.Behind);
        }

        IReadOnlyList<SyntaxTrivia> behind = comments.IsBehindInLine || isTaken ? [] : comments.Behind;
        if (end is { } last && (behind.Count > 0 || (comments.DropsLast && last.TrailingTrivia.Any(Lines.IsComment))))
        {
            SyntaxTriviaList ending = Ending(last.TrailingTrivia, behind);
            if (last == place.GetLastToken())
            {
                trailing = ending;
            }
            else
            {
                trailing = last.TrailingTrivia.Count == 0 ? trailing : SyntaxFactory.TriviaList(trailing.Where(static trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
                edits.End(last, ending, place);
            }
        }

        SyntaxToken first = StartOfLine(place);
        if (above.Count > 0)
        {
            string indentation = Lines.IndentationOf(place);
            SyntaxTriviaList lines = Lines.Of(above, Lines.IndentationOf(part), indentation, Lines.EndOf(place.SyntaxTree));
            if (first == place.GetFirstToken())
            {
                leading = Lines.WithoutIndentation(leading).AddRange(lines).Add(SyntaxFactory.Whitespace(indentation));
            }
            else if (!edits.Above(first, lines, place))
            {
                return false;
            }
        }

        return edits.Replace(place, answer.WithLeadingTrivia(leading).WithTrailingTrivia(trailing));
    }

    /// <summary>A statement in the place of another one, for the sake of a part of an expression in that: with the comments beside that part.</summary>
    /// <param name="statement">The statement that goes.</param>
    /// <param name="whole">The expression in it that goes.</param>
    /// <param name="part">What stays of it, as it stands there.</param>
    /// <param name="replacement">The statement in its place.</param>
    public static StatementSyntax Statement(StatementSyntax statement, ExpressionSyntax whole, ExpressionSyntax part, StatementSyntax replacement)
    {
        PartComments comments = PartComments.Of(whole, part, whole);
        SyntaxTriviaList leading = statement.GetLeadingTrivia();
        SyntaxTriviaList trailing = statement.GetTrailingTrivia();
        if (comments.Before.Count > 0 && !Lines.StartsLine(statement))
        {
            leading = leading.AddRange(Lines.InLine(comments.Before));
        }
        else if (comments.Before.Count > 0)
        {
            string indentation = Lines.IndentationOf(statement);
            leading = Lines.WithoutIndentation(leading)
                .AddRange(Lines.Of(comments.Before, Lines.IndentationOf(part), indentation, Lines.EndOf(statement.SyntaxTree)))
                .Add(SyntaxFactory.Whitespace(indentation));
        }

        // What ends the line of all of it stays, what ends that of the side which goes does not.
        SyntaxTriviaList end = comments.DropsLast ? Endings.WithoutComments(trailing) : trailing;
        IEnumerable<SyntaxTrivia> own = comments.IsFirst ? comments.Behind : whole.GetTrailingTrivia().Where(Lines.IsComment).Concat(comments.Behind);
        SyntaxTriviaList behind = SyntaxFactory.TriviaList(own.SelectMany(static comment => new[] { SyntaxFactory.Space, comment }));
        return replacement.WithLeadingTrivia(leading).WithTrailingTrivia(comments.IsBehindInLine ? behind.AddRange(end) : Endings.Join(behind, Endings.WithoutComments(end)));
    }

    private static SyntaxToken StartOfLine(ExpressionSyntax place)
    {
        SyntaxToken token = place.GetFirstToken();
        while (!Lines.StartsLine(token))
        {
            token = token.GetPreviousToken();
        }

        return token;
    }

    private static SyntaxTriviaList Ending(SyntaxTriviaList trivia, IReadOnlyList<SyntaxTrivia> comments)
    {
        SyntaxTrivia end = trivia.First(static one => one.IsKind(SyntaxKind.EndOfLineTrivia));
        return SyntaxFactory.TriviaList(comments.SelectMany(static comment => new[] { SyntaxFactory.Space, comment })).Add(end);
    }
}

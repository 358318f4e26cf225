using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>The comments beside a part of an expression: which are its own, and whether those at the end of the line are of what goes.</summary>
internal sealed class PartComments
{
    private PartComments(IEnumerable<SyntaxTrivia> before, IEnumerable<SyntaxTrivia> behind, bool dropsLast, bool isFirst = false)
    {
        List<SyntaxTrivia> first = [.. before];
        List<SyntaxTrivia> last = [.. behind];
        Before = [.. first.Where(Lines.IsComment)];
        Behind = [.. last.Where(Lines.IsComment)];
        IsBeforeInLine = !first.Exists(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        IsBehindInLine = !last.Exists(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) && !Behind.Any(static comment => comment.IsKind(SyntaxKind.SingleLineCommentTrivia));
        DropsLast = dropsLast;
        IsFirst = isFirst;
    }

    /// <summary>The comments that lead to the part.</summary>
    public IReadOnlyList<SyntaxTrivia> Before { get; }

    /// <summary>The comments behind the part; none where it is the end of the whole, whose they are then.</summary>
    public IReadOnlyList<SyntaxTrivia> Behind { get; }

    /// <summary>True where those that lead to the part stand on its line: <c>? /* the new way */ New()</c>.</summary>
    public bool IsBeforeInLine { get; }

    /// <summary>True where more of the line follows those behind the part.</summary>
    public bool IsBehindInLine { get; }

    /// <summary>True where what goes stands behind the part: comments right behind the whole, on its line, are of that.</summary>
    public bool IsFirst { get; }

    /// <summary>True where what goes is the last of the whole, on lines of its own: the comment at the end of them is of that.</summary>
    public bool DropsLast { get; }

    /// <param name="whole">What goes.</param>
    /// <param name="part">What stays of it.</param>
    /// <param name="place">The whole, with the parentheses around it that go too: what stands before those is behind the whole.</param>
    public static PartComments Of(ExpressionSyntax whole, ExpressionSyntax part, ExpressionSyntax place)
    {
        SyntaxTriviaList behindWhole = place == whole ? default : whole.GetTrailingTrivia();
        switch (whole)
        {
            case ConditionalExpressionSyntax conditional when conditional.WhenTrue.Span.Contains(part.Span):
                return new PartComments(
                    conditional.QuestionToken.LeadingTrivia.AddRange(conditional.QuestionToken.TrailingTrivia).AddRange(conditional.WhenTrue.GetLeadingTrivia()),
                    BehindLeft(conditional.WhenTrue, conditional.ColonToken, Leads(conditional)),
                    StartsLine(conditional.ColonToken, conditional.WhenFalse), isFirst: true);
            case ConditionalExpressionSyntax conditional when conditional.WhenFalse.Span.Contains(part.Span):
                return new PartComments(BeforeRight(conditional.ColonToken, conditional.WhenFalse, Leads(conditional)), behindWhole, dropsLast: false);
            case BinaryExpressionSyntax binary when binary.Left.Span.Contains(part.Span):
                return new PartComments([], BehindLeft(binary.Left, binary.OperatorToken, Lines.StartsLine(binary.OperatorToken)), StartsLine(binary.OperatorToken, binary.Right), isFirst: true);
            case BinaryExpressionSyntax binary when binary.Right.Span.Contains(part.Span):
                return new PartComments(BeforeRight(binary.OperatorToken, binary.Right, Lines.StartsLine(binary.OperatorToken)), behindWhole, dropsLast: false);
            case SwitchExpressionSyntax expression when expression.Arms.FirstOrDefault(arm => arm.Span.Contains(part.Span)) is { } arm:
                return new PartComments(
                    arm.GetLeadingTrivia().AddRange(arm.EqualsGreaterThanToken.TrailingTrivia).AddRange(arm.Expression.GetLeadingTrivia()),
                    arm.GetTrailingTrivia().AddRange(arm.GetLastToken().GetNextToken() is { RawKind: (int)SyntaxKind.CommaToken } comma ? comma.TrailingTrivia : default),
                    dropsLast: false);
            default:
                return new PartComments([], [], dropsLast: false);
        }
    }

    // What ends the line of an operator is of the operand before it, `a && // why`, unless the operator leads to what follows.
    private static SyntaxTriviaList BehindLeft(ExpressionSyntax left, SyntaxToken operation, bool leads) =>
        EndsLine(operation) && !leads ? left.GetTrailingTrivia().AddRange(operation.TrailingTrivia) : left.GetTrailingTrivia();

    private static SyntaxTriviaList BeforeRight(SyntaxToken operation, ExpressionSyntax right, bool leads) =>
        (EndsLine(operation) && !leads ? operation.LeadingTrivia : operation.LeadingTrivia.AddRange(operation.TrailingTrivia)).AddRange(right.GetLeadingTrivia());

    // `: // otherwise` in a line of its own, or one as behind the `?`: what is said behind both is said of what follows.
    private static bool Leads(ConditionalExpressionSyntax conditional) =>
        Lines.StartsLine(conditional.ColonToken) || (EndsLine(conditional.QuestionToken) && conditional.QuestionToken.TrailingTrivia.Any(Lines.IsComment));

    private static bool StartsLine(SyntaxToken operation, ExpressionSyntax side) => Lines.StartsLine(operation) || Lines.StartsLine(side);

    private static bool EndsLine(SyntaxToken operation) => operation.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
}

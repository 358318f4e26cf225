using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Trees;

/// <summary>Statements where a list of them, or only one, may stand.</summary>
internal static class Statements
{
    private static readonly SyntaxAnnotation Touch = new("TypedFlags.Touched");
    private static readonly SyntaxAnnotation Lift = new("TypedFlags.Lifted");

    /// <summary>True where several statements may stand in the place of one.</summary>
    public static bool IsInList(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;

    /// <summary>The statement right before one in its list; null where it is the first, or stands alone.</summary>
    public static StatementSyntax? Before(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.TakeWhile(one => one != statement).LastOrDefault(),
        SwitchSectionSyntax section => section.Statements.TakeWhile(one => one != statement).LastOrDefault(),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } member => unit.Members.OfType<GlobalStatementSyntax>().TakeWhile(one => one != member).LastOrDefault()?.Statement,
        _ => null,
    };

    /// <summary>Marks a statement that stands where it does because something around it went.</summary>
    public static T Lifted<T>(T statement)
        where T : StatementSyntax => statement.WithAdditionalAnnotations(Lift, Touch);

    /// <summary>True for a statement that stands where it does because something around it went.</summary>
    public static bool IsLifted(StatementSyntax statement) => statement.HasAnnotation(Lift);

    /// <summary>Marks a statement in which something changed.</summary>
    public static SyntaxNode Touched(SyntaxNode statement) => statement.HasAnnotation(Touch) ? statement : statement.WithAdditionalAnnotations(Touch);

    /// <summary>True for a statement in which, or in a part of which, something changed.</summary>
    public static bool IsTouched(SyntaxNode statement) => statement.HasAnnotation(Touch);

    /// <summary>All statements in which something changed, from the outside in.</summary>
    public static IEnumerable<StatementSyntax> TouchedIn(SyntaxNode root) => root.GetAnnotatedNodes(Touch).OfType<StatementSyntax>();

    /// <summary>An expression as a statement; null where that needs more than one, or can't be said.</summary>
    public static StatementSyntax? Of(ExpressionSyntax expression)
    {
        ExpressionSyntax inner = expression;
        while (inner is ParenthesizedExpressionSyntax parenthesized)
        {
            inner = parenthesized.Expression;
        }

        bool isStatement = inner is InvocationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax or ObjectCreationExpressionSyntax
            || inner.IsKind(SyntaxKind.PreIncrementExpression) || inner.IsKind(SyntaxKind.PreDecrementExpression)
            || inner.IsKind(SyntaxKind.PostIncrementExpression) || inner.IsKind(SyntaxKind.PostDecrementExpression)
            || (inner is ConditionalAccessExpressionSyntax access && LastOf(access) is InvocationExpressionSyntax);
        return isStatement ? Lifted(SyntaxFactory.ExpressionStatement(inner.WithoutTrivia())) : null;
    }

    // x?.First?.Call()
    private static ExpressionSyntax LastOf(ConditionalAccessExpressionSyntax access) => access.WhenNotNull is ConditionalAccessExpressionSyntax inner ? LastOf(inner) : access.WhenNotNull;

    /// <summary>A block of the statements, in the place of one that stands alone: the body of an <c>if</c> or of a loop.</summary>
    public static BlockSyntax AsOne(SyntaxNode place, IReadOnlyList<SyntaxNode> statements)
    {
        if (statements.Count == 0 && !Lines.StartsLine(place))
        {
            return SyntaxFactory.Block()
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space))
                .WithTriviaFrom(place);
        }

        // As the file writes blocks, as far as one can tell from where it stands: braces in lines of their own.
        string outer = Lines.IndentationOf(place.Parent!);
        string inner = Lines.IndentationOf(place);
        return InBraces(statements, outer, inner.Length > outer.Length ? inner : Lines.Deeper(outer), Lines.EndOf(place.SyntaxTree));
    }

    /// <summary>A block of the statements.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="outer">What the lines of the braces begin with.</param>
    /// <param name="inner">What those of the statements begin with.</param>
    /// <param name="end">What ends them: the file's end of line, or a space where all stands in one line.</param>
    public static BlockSyntax InBraces(IReadOnlyList<SyntaxNode> statements, string outer, string inner, SyntaxTrivia end)
    {
        IEnumerable<StatementSyntax> lines = statements.Cast<StatementSyntax>().Select((statement, index) => Indent(statement, inner, end, isFirst: index == 0));
        return SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.Whitespace(outer)).WithTrailingTrivia(end),
            SyntaxFactory.List(lines),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(SyntaxFactory.Whitespace(outer)).WithTrailingTrivia(end));
    }

    // With its comments, and its further lines as far in as its first.
    private static StatementSyntax Indent(StatementSyntax statement, string inner, SyntaxTrivia end, bool isFirst)
    {
        SyntaxTriviaList leading = statement.GetLeadingTrivia();
        bool isLine = leading.FullSpan.Length > 0 && !(Lines.IsComment(leading[0]) && !leading.Any(SyntaxKind.EndOfLineTrivia));
        string from = isLine ? string.Concat(leading.Skip(Lines.WithoutIndentation(leading).Count)) : inner;
        StatementSyntax moved = isLine ? Lines.Reindent(statement, from, inner) : statement.WithLeadingTrivia(leading.Insert(0, SyntaxFactory.Whitespace(inner)));
        moved = isFirst ? moved.WithLeadingTrivia(Lines.WithoutBlankLines(moved.GetLeadingTrivia())) : moved;
        return moved.WithTrailingTrivia(Endings.Join(Lines.Reindent(statement.GetTrailingTrivia(), from, inner, startsLine: false), SyntaxFactory.TriviaList(end)));
    }
}

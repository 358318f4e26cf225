using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>
/// A text that the flag chose, within another one: an empty one goes from <c>$"{id}{""}"</c>, from <c>"a" + "" + b</c>, <c>builder.Append("")</c> and <c>text += ""</c>, and one
/// with holes becomes a part of the one around it.
/// </summary>
internal sealed class ChosenTexts : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax side in Chosen.In(view.Root))
        {
            ExpressionSyntax place = Parentheses.WithAround(side);
            switch (place.Parent)
            {
                case InterpolationSyntax hole when KnownTexts.IsText(hole, view.Model) && !HasComment(hole):
                    Merge(hole, side, view, edits);
                    break;
                case BinaryExpressionSyntax sum when EmptyTexts.Is(side, view.Model) && EmptyTexts.Rest(sum, place, view.Model, edits) is { } rest:
                    Replace(sum, rest, view, edits);
                    break;
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Parent: ExpressionStatementSyntax statement } addition
                    when addition.Right == place && EmptyTexts.Is(side, view.Model) && IsVariable(addition.Left, view) && EmptyTexts.IsNotNull(addition.Left, view.Model):
                    Deletion.Delete(statement, edits);
                    break;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax call } } when EmptyTexts.Is(side, view.Model) && IsAppend(call, view.Model):
                    DropAppend(call, view, edits);
                    break;
            }
        }
    }

    private static void Merge(InterpolationSyntax hole, ExpressionSyntax side, FileView view, TreeEdits edits)
    {
        if (EmptyTexts.Is(side, view.Model) && hole.AlignmentClause is null)
        {
            edits.Replace(hole, []);
            TrimBefore(hole, edits);
        }
        else if (hole is { AlignmentClause: null, FormatClause: null, Parent: InterpolatedStringExpressionSyntax outer } && Known.Unwrap(side) is InterpolatedStringExpressionSyntax inner && IsWrittenAlike(inner, outer))
        {
            edits.Replace(hole, [.. inner.Contents]);
        }
    }

    // What indents a line of a raw text is no part of it, and would be all that is left of the line.
    private static void TrimBefore(InterpolationSyntax hole, TreeEdits edits)
    {
        SyntaxList<InterpolatedStringContentSyntax> parts = ((InterpolatedStringExpressionSyntax)hole.Parent!).Contents;
        int index = parts.IndexOf(hole);
        if (index == 0 || index + 1 == parts.Count
            || parts[index - 1] is not InterpolatedStringTextSyntax { TextToken: var before } text
            || parts[index + 1] is not InterpolatedStringTextSyntax { TextToken: var behind }
            || behind.Text[0] is not ('\r' or '\n')
            || before.Text.TrimEnd(' ', '\t') is not { Length: > 0 } trimmed
            || trimmed[trimmed.Length - 1] != '\n'
            || !before.ValueText.EndsWith("\n", StringComparison.Ordinal))
        {
            return;
        }

        edits.Replace(text, text.WithTextToken(SyntaxFactory.Token(before.LeadingTrivia, before.Kind(), trimmed, before.ValueText, before.TrailingTrivia)));
    }

    // Another kind of text has other escapes, and one on several lines its indentation.
    private static bool IsWrittenAlike(InterpolatedStringExpressionSyntax inner, InterpolatedStringExpressionSyntax outer)
    {
        SyntaxKind kind = inner.StringStartToken.Kind();
        SyntaxKind around = outer.StringStartToken.Kind();
        return IsQuoted(kind) && (kind == around || ((IsQuoted(around) || outer.StringStartToken.Text == "$\"\"\"") && inner.Contents.OfType<InterpolatedStringTextSyntax>().All(static text => KnownTexts.IsPlain(text.TextToken.Text))));
    }

    private static bool IsQuoted(SyntaxKind start) => start is SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken;

    private static void Replace(BinaryExpressionSyntax sum, ExpressionSyntax rest, FileView view, TreeEdits edits)
    {
        ExpressionSyntax bare = rest;
        while (bare is ParenthesizedExpressionSyntax parenthesized && !parenthesized.DescendantTrivia().Any(Lines.IsComment))
        {
            bare = parenthesized.Expression;
        }

        ExpressionSyntax place = Parentheses.Outermost(sum, bare);
        ExpressionSyntax answer = Lines.Reindent(Parentheses.For(place, bare), Lines.IndentationOf(rest), Lines.IndentationOf(place));
        if (view.Model.GetTypeInfo(rest).Type?.SpecialType == SpecialType.System_String)
        {
            PartInPlace.Replace(sum, rest, place, answer, edits);
        }
        else if (place.Parent is BinaryExpressionSyntax outer && !sum.DescendantTrivia().Any(static trivia => Lines.IsComment(trivia) || trivia.IsDirective))
        {
            // The sum around it is another one on purpose: of a text and something that becomes one.
            answer = answer.WithTriviaFrom(place);
            edits.Replace(outer, SyntaxFactory.BinaryExpression(outer.Kind(), outer.Left == place ? answer : outer.Left, outer.OperatorToken, outer.Right == place ? answer : outer.Right));
        }
    }

    // A property may do more when it is set. Of a variable that nobody reads the compiler only says nothing as long as something is added to it.
    private static bool IsVariable(ExpressionSyntax left, FileView view) =>
        view.Model.GetSymbolInfo(left, view.CancellationToken).Symbol is { } symbol and (ILocalSymbol or IParameterSymbol or IFieldSymbol { IsVolatile: false }) && !Effects.MayHave(left, view.Model)
        && Reference.EachOf(symbol, view.Removal.Now).Any(static one => one.Usage == UsageKind.Read);

    private static bool IsAppend(InvocationExpressionSyntax call, SemanticModel model) => model.GetSymbolInfo(call).Symbol is IMethodSymbol
    {
        Name: "Append", IsStatic: false, Parameters.Length: 1,
        ContainingType: { Name: "StringBuilder", ContainingNamespace: { Name: "Text", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
    } append && append.Parameters[0].Type.SpecialType == SpecialType.System_String;

    private static void DropAppend(InvocationExpressionSyntax call, FileView view, TreeEdits edits)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: { } builder } || call.DescendantTrivia().Any(static trivia => Lines.IsComment(trivia) || trivia.IsDirective))
        {
            return;
        }

        if (call.Parent is ExpressionStatementSyntax statement && builder is not InvocationExpressionSyntax)
        {
            if (!Effects.MayHave(builder, view.Model))
            {
                Deletion.Delete(statement, edits);
            }
        }
        else if (builder is InvocationExpressionSyntax || call.Parent is MemberAccessExpressionSyntax or ArgumentSyntax or ReturnStatementSyntax or EqualsValueClauseSyntax)
        {
            edits.Replace(call, builder.WithTrailingTrivia(TrueFilters.Behind(builder, call)));
        }
    }

    private static bool HasComment(InterpolationSyntax hole) => hole.DescendantTrivia().Any(static trivia => Lines.IsComment(trivia) || trivia.IsDirective);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>A <c>switch</c> expression over a known value: the arm that matches, or a conditional where a <c>when</c> decides.</summary>
internal sealed class SwitchExpressions : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (SwitchExpressionSyntax expression in Known.In(view.Root).Select(static known => Around<SwitchExpressionSyntax>(known)).OfType<SwitchExpressionSyntax>().Distinct())
        {
            if (!edits.Covers(expression)
                && !SwitchParts.HasDirectives(expression)
                && KnownValue.Of(expression.GoverningExpression, view.Model) is { } value
                && Way.Taken(Way.Of(expression), value, view.Model) is { Count: > 0 } ways
                && ways[ways.Count - 1].IsSure)
            {
                Take(expression, [.. ways.Select(static way => (SwitchExpressionArmSyntax)way.Node)], view, edits);
            }
        }
    }

    /// <summary>Puts the only arm that is taken in the place of the whole, or those whose <c>when</c> decides as a conditional.</summary>
    internal static void Take(SwitchExpressionSyntax expression, IReadOnlyList<SwitchExpressionArmSyntax> arms, FileView view, TreeEdits edits)
    {
        if (arms.Any(arm => PatternMatch.Variables(arm.Pattern).Any(variable => IsNamed(variable, arm, view))))
        {
            return;
        }

        SwitchExpressionArmSyntax last = arms[arms.Count - 1];
        if (arms.Count == 1 && Known.Unwrap(last.Expression) is ThrowExpressionSyntax thrown)
        {
            FoldConditionals.Throw(expression, thrown, view, edits);
            return;
        }

        if (arms.Any(arm => TypedPlace.HasToWait(expression, arm.Expression, view.Model, edits)))
        {
            return;
        }

        ExpressionSyntax answer = TypedPlace.Convert(expression, last.Expression, view.Model);
        for (int index = arms.Count - 2; index >= 0; index--)
        {
            ExpressionSyntax side = arms[index].Expression;
            if (side is ThrowExpressionSyntax && answer is ThrowExpressionSyntax)
            {
                return;
            }

            answer = Conditional(arms[index].WhenClause!.Condition, TypedPlace.Convert(expression, side, view.Model), answer);
        }

        answer = arms.Count == 1 && Lines.StartsLine(answer) ? answer : answer.WithoutTrivia();
        ExpressionSyntax place = Parentheses.Outermost(expression, answer);
        string from = Lines.IndentationOf(last);
        string to = Lines.IndentationOf(expression);
        ExpressionSyntax moved = Lines.Reindent(Parentheses.For(place, answer), from, to);
        _ = arms.Count == 1 ? PartInPlace.Replace(expression, last.Expression, place, moved, edits) : edits.Replace(place, Splice.InPlaceOf(place, moved));
    }

    /// <summary>The switch whose value an expression is, or is a part of.</summary>
    internal static T? Around<T>(ExpressionSyntax known)
        where T : SyntaxNode
    {
        SyntaxNode node = known;
        while (node.Parent is ExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax } or TupleExpressionSyntax && !IsSwitchOver(node.Parent, node))
        {
            node = node.Parent;
        }

        return node.Parent is T around && IsSwitchOver(around, node) ? around : null;
    }

    private static bool IsSwitchOver(SyntaxNode parent, SyntaxNode node) => parent switch
    {
        SwitchExpressionSyntax expression => expression.GoverningExpression == node,
        SwitchStatementSyntax statement => statement.Expression == node,
        _ => false,
    };

    private static bool IsNamed(SingleVariableDesignationSyntax variable, SwitchExpressionArmSyntax arm, FileView view) =>
        view.Model.GetDeclaredSymbol(variable, view.CancellationToken) is not { } symbol || Reference.EachIn(arm, symbol, view.Removal.Now).Any();

    private static ConditionalExpressionSyntax Conditional(ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse)
    {
        SyntaxTriviaList space = SyntaxFactory.TriviaList(SyntaxFactory.Space);
        return SyntaxFactory.ConditionalExpression(
            Operand(condition),
            SyntaxFactory.Token(space, SyntaxKind.QuestionToken, space),
            Operand(whenTrue),
            SyntaxFactory.Token(space, SyntaxKind.ColonToken, space),
            whenFalse.WithoutTrivia());
    }

    private static ExpressionSyntax Operand(ExpressionSyntax expression) =>
        expression is ConditionalExpressionSyntax or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia())
            : expression.WithoutTrivia();
}

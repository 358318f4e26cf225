using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary><c>condition ? a : b</c> whose condition is known: the side that is taken, with the type that the whole had.</summary>
internal sealed class FoldConditionals : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ConditionalExpressionSyntax conditional in Known.In(view.Root).Select(ConditionalAround).OfType<ConditionalExpressionSyntax>().Distinct())
        {
            if (Evaluation.Of(conditional.Condition, view.Model) is not { Value: { } value, Evaluated.IsEmpty: true } || Scopes.LosesVariables(conditional, value ? conditional.WhenTrue : conditional.WhenFalse, view.Model))
            {
                continue;
            }

            ExpressionSyntax side = value ? conditional.WhenTrue : conditional.WhenFalse;
            if (Known.Unwrap(side) is ThrowExpressionSyntax thrown)
            {
                Throw(conditional, thrown, view, edits);
                continue;
            }

            side = side is RefExpressionSyntax reference ? reference.Expression : side;
            if (TypedPlace.HasToWait(conditional, side, view.Model, edits))
            {
                continue;
            }

            ExpressionSyntax answer = TypedPlace.Convert(conditional, side, view.Model);

            // Where something is decided by it, a constant is as known as the flag is; elsewhere it is a person's own.
            answer = answer is LiteralExpressionSyntax literal && IsDecision(conditional) ? Known.Mark(literal) : answer;
            ExpressionSyntax place = Parentheses.Outermost(conditional, answer);

            // A text within a text: it becomes a part of it.
            answer = place.Parent is InterpolationSyntax && answer is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text ? Known.Mark(text) : answer;

            // Its further lines were indented for where it stood.
            answer = Lines.Reindent(Parentheses.For(place, answer), Lines.IndentationOf(side), Lines.IndentationOf(place));
            edits.Replace(place, Splice.InPlaceOf(place, answer));
        }
    }

    private static ConditionalExpressionSyntax? ConditionalAround(ExpressionSyntax known)
    {
        SyntaxNode node = known;
        while (node.Parent is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or BinaryExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent is ConditionalExpressionSyntax conditional && conditional.Condition == node ? conditional : null;
    }

    private static bool IsDecision(ExpressionSyntax whole)
    {
        SyntaxNode place = whole;
        while (place.Parent is ParenthesizedExpressionSyntax)
        {
            place = place.Parent;
        }

        return place.Parent switch
        {
            SwitchStatementSyntax or IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or WhenClauseSyntax or CatchFilterClauseSyntax => true,
            SwitchExpressionSyntax choice => choice.GoverningExpression == place,
            IsPatternExpressionSyntax match => match.Expression == place,
            ConditionalExpressionSyntax choice => choice.Condition == place,
            PrefixUnaryExpressionSyntax not => not.IsKind(SyntaxKind.LogicalNotExpression),
            BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression,
            _ => false,
        };
    }

    // Where the side that is taken throws: a statement does, or the body of a member. Elsewhere the compiler takes no `throw`.
    internal static void Throw(ExpressionSyntax whole, ThrowExpressionSyntax thrown, FileView view, TreeEdits edits)
    {
        SyntaxNode place = whole;
        while (place.Parent is ParenthesizedExpressionSyntax)
        {
            place = place.Parent;
        }

        bool isLast = place.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce && coalesce.Right == place;
        if (isLast || place.Parent is ArrowExpressionClauseSyntax || (place.Parent is LambdaExpressionSyntax lambda && lambda.Body == place))
        {
            edits.Replace(place, Splice.InPlaceOf((ExpressionSyntax)place, thrown));
            return;
        }

        StatementSyntax? statement = place.Parent switch
        {
            ReturnStatementSyntax returned => returned,
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax assigned } assignment
                when assignment.Right == place && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && !Effects.MayHave(assignment.Left, view.Model) => assigned,
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Declaration.Type: not RefTypeSyntax } declared } } => declared,
            _ => null,
        };
        if (statement is not null)
        {
            edits.Replace(statement, Statements.Lifted(SyntaxFactory.ThrowStatement(
                SyntaxFactory.Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                thrown.Expression.WithoutTrivia(),
                SyntaxFactory.Token(SyntaxKind.SemicolonToken)).WithTriviaFrom(statement)));
        }
    }
}

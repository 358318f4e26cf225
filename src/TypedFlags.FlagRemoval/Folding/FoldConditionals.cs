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
            Take(conditional, side is RefExpressionSyntax reference ? reference.Expression : side, view, edits);
        }
    }

    /// <summary>Puts the side that is taken in the place of the whole, with the type that the whole had.</summary>
    internal static void Take(ExpressionSyntax whole, ExpressionSyntax side, FileView view, TreeEdits edits)
    {
        if (Known.Unwrap(side) is ThrowExpressionSyntax thrown)
        {
            Throw(whole, thrown, view, edits);
        }
        else if (!TypedPlace.HasToWait(whole, side, view.Model, edits))
        {
            Put(whole, side, TypedPlace.Convert(whole, side, view.Model), Lines.IndentationOf(side), view, edits);
        }
    }

    /// <summary>Puts what something comes to in its place.</summary>
    /// <param name="whole">What goes.</param>
    /// <param name="part">The part of it that stays.</param>
    /// <param name="answer">What it comes to.</param>
    /// <param name="indentation">What the line began with on which the answer stood.</param>
    /// <param name="view">The file.</param>
    /// <param name="edits">Takes the change.</param>
    internal static void Put(ExpressionSyntax whole, ExpressionSyntax part, ExpressionSyntax answer, string indentation, FileView view, TreeEdits edits)
    {
        // Where something is decided by it, a constant is as known as the flag is; elsewhere it is a person's own.
        answer = (answer is LiteralExpressionSyntax && IsDecision(whole)) || (IsNull(answer, whole, view.Model) && (IsDecision(whole) || IsAskedForNull(whole))) ? Known.Mark(answer) : answer;
        ExpressionSyntax place = Parentheses.Outermost(whole, answer);

        // A text within a text: it becomes a part of it.
        answer = place.Parent is InterpolationSyntax && answer is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text ? Known.Mark(text) : answer;

        // Its further lines were indented for where it stood.
        PartInPlace.Replace(whole, part, place, Lines.Reindent(Parentheses.For(place, answer), indentation, Lines.IndentationOf(place)), edits);
    }

    // Where others give the whole its type.
    private static bool IsArm(SyntaxNode place, ThrowExpressionSyntax thrown, SemanticModel model, TreeEdits edits) => place.Parent is SwitchExpressionArmSyntax arm && arm.Expression == place
        && SameMeaning.OutermostAround(arm.Expression) is { } around && !edits.AreIn(around) && SameMeaning.IsAround(arm.Expression, thrown, model);

    private static ConditionalExpressionSyntax? ConditionalAround(ExpressionSyntax known)
    {
        SyntaxNode node = known;
        while (node.Parent is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or BinaryExpressionSyntax or IsPatternExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent is ConditionalExpressionSyntax conditional && conditional.Condition == node ? conditional : null;
    }

    // By how it is written: a part of it may be new.
    private static bool IsNull(ExpressionSyntax answer, ExpressionSyntax whole, SemanticModel model) =>
        Nulls.MayBeNull(model.GetTypeInfo(whole).Type) && (answer is DefaultExpressionSyntax || (answer is CastExpressionSyntax cast ? Known.Unwrap(cast.Expression) : answer).IsKind(SyntaxKind.NullLiteralExpression));

    // What is asked of nothing but nulls.
    private static bool IsAskedForNull(ExpressionSyntax whole)
    {
        ExpressionSyntax place = Parentheses.WithAround(whole);
        return place.Parent switch
        {
            BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
                || IsSum(binary) || (binary.Kind() is SyntaxKind.CoalesceExpression or SyntaxKind.IsExpression && binary.Left == place),
            ConditionalAccessExpressionSyntax access => access.Expression == place,
            _ => false,
        };
    }

    /// <summary>Whether two numbers are computed with: of a null and anything that is null.</summary>
    internal static bool IsSum(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression
        or SyntaxKind.ModuloExpression or SyntaxKind.LeftShiftExpression or SyntaxKind.RightShiftExpression;

    private static bool IsDecision(ExpressionSyntax whole)
    {
        ExpressionSyntax place = Parentheses.WithAround(whole);
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

    // `a ? b : throw …`, where the other side says the type of both by itself.
    private static bool IsSideOfSameType(SyntaxNode place, SemanticModel model) => place.Parent is ConditionalExpressionSyntax choice && choice.Condition != place
        && (choice.WhenTrue == place ? choice.WhenFalse : choice.WhenTrue) is var other && Known.Unwrap(other) is not ThrowExpressionSyntax
        && model.GetTypeInfo(other).Type is { TypeKind: not TypeKind.Error } type && SymbolEqualityComparer.Default.Equals(type, model.GetTypeInfo(choice).Type);

    // Where the side that is taken throws: a statement does, or the body of a member. Elsewhere the compiler takes no `throw`.
    internal static void Throw(ExpressionSyntax whole, ThrowExpressionSyntax thrown, FileView view, TreeEdits edits)
    {
        SyntaxNode place = whole;
        while (place.Parent is ParenthesizedExpressionSyntax)
        {
            place = place.Parent;
        }

        bool isLast = place.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce && coalesce.Right == place;
        if (isLast || IsSideOfSameType(place, view.Model) || IsArm(place, thrown, view.Model, edits)
            || place.Parent is ArrowExpressionClauseSyntax || (place.Parent is LambdaExpressionSyntax lambda && lambda.Body == place))
        {
            PartInPlace.Replace(whole, thrown, (ExpressionSyntax)place, thrown, edits);
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
        if (statement is not null && Directives.CanKeep(whole, thrown))
        {
            edits.Replace(statement, Statements.Lifted(PartInPlace.Statement(statement, whole, thrown, SyntaxFactory.ThrowStatement(
                SyntaxFactory.Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                thrown.Expression.WithoutTrivia(),
                SyntaxFactory.Token(SyntaxKind.SemicolonToken)))));
        }
    }
}

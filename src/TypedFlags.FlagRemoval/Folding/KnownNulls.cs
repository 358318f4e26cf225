using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>A null that the flag decided on, asked: <c>null ?? name</c> is <c>name</c>, <c>null?.Name</c> is null, and <c>null is { } cart &amp;&amp; cart.IsPaid</c> is <c>false</c>.</summary>
internal sealed class KnownNulls : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            ExpressionSyntax value = Parentheses.WithAround(known);
            switch (value.Parent)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce when coalesce.Left == value && Nulls.Is(known, view.Model):
                    FoldConditionals.Take(coalesce, coalesce.Right, view, edits);
                    break;
                case ConditionalAccessExpressionSyntax access when access.Expression == value && Nulls.Is(known, view.Model) && !Scopes.LosesVariables(access, known, view.Model):
                    FoldAccess(access, view, edits);
                    break;
                case BinaryExpressionSyntax sum when IsLifted(sum, view.Model) && Nulls.Is(known, view.Model) && !Effects.MayHave(sum.Left == value ? sum.Right : sum.Left, view.Model):
                    FoldAway(sum, view, edits);
                    break;
                case IsPatternExpressionSyntax match when match.Expression == value && KnownValue.Of(value, view.Model) is { IsNull: true }:
                    FoldMatch(match, view, edits);
                    break;
            }
        }
    }

    // Nothing behind the `?.` is evaluated.
    private static void FoldAccess(ConditionalAccessExpressionSyntax access, FileView view, TreeEdits edits)
    {
        if (access.Parent is ExpressionStatementSyntax statement)
        {
            Deletion.Delete(statement, edits);
        }
        else
        {
            FoldAway(access, view, edits);
        }
    }

    // `(int?)null + 1` is null, which the compiler warns of.
    private static bool IsLifted(BinaryExpressionSyntax sum, SemanticModel model) => FoldConditionals.IsSum(sum)
        && model.GetTypeInfo(sum).Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && !Effects.IsUserDefined(sum, model);

    private static void FoldAway(ExpressionSyntax whole, FileView view, TreeEdits edits)
    {
        if (SameMeaning.OutermostAround(whole) is { } around && !edits.AreIn(around) && TypedPlace.Null(whole, view.Model) is { } answer)
        {
            FoldConditionals.Put(whole, whole, answer, Lines.IndentationOf(whole), view, edits);
        }
    }

    // As much as is decided by it: the variables that the pattern declares are named in what stands beside.
    private static void FoldMatch(IsPatternExpressionSyntax match, FileView view, TreeEdits edits)
    {
        ExpressionSyntax place = match;
        while (true)
        {
            if (Evaluation.Of(place, view.Model) is { Value: { } outcome, Evaluated.IsEmpty: true } && (IsDeadWay(place, outcome) || !Scopes.LosesVariables(place, match.Expression, view.Model)))
            {
                edits.Replace(place, Splice.InPlaceOf(place, Known.Boolean(outcome)));
                return;
            }

            if (place.Parent is not (ParenthesizedExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }))
            {
                return;
            }

            place = (ExpressionSyntax)place.Parent;
        }
    }

    // What a `when` declares is named in nothing but what goes with it.
    private static bool IsDeadWay(ExpressionSyntax place, bool outcome) => !outcome && Parentheses.WithAround(place).Parent is WhenClauseSyntax;
}

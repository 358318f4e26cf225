using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>A known answer beside calls that are only made for what they do: <c>isOpen = Knock() | true;</c> is <c>Knock();</c> and <c>isOpen = true;</c>.</summary>
internal sealed class EffectsBefore : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root).Where(static known => Known.BooleanOf(known) is not null))
        {
            if (AnswerWith(known, view.Model) is { } answer
                && Evaluation.Of(answer, view.Model) is { Value: { } value, Evaluated.IsEmpty: false } evaluation
                && Hoist.Over(answer) is { ContainsDirectives: false } whole
                && !edits.Covers(whole)
                && !answer.DescendantNodes().Any(static node => node is VariableDesignationSyntax)
                && EffectParts.Of(evaluation.Evaluated, view.Model) is { } parts)
            {
                ExpressionSyntax outcome = Known.Boolean(value);
                ExpressionSyntax place = Parentheses.Outermost(answer, outcome);
                StatementSyntax rest = whole.ReplaceNode(place, outcome.WithTriviaFrom(place)).WithLeadingTrivia(Hoist.IndentationOf(whole));
                edits.Replace(whole, [.. EffectLines.Before(whole, EffectLines.Of(parts, whole), []), rest]);
            }
        }
    }

    // The outermost expression that is known because this one is.
    private static ExpressionSyntax? AnswerWith(ExpressionSyntax known, SemanticModel model)
    {
        ExpressionSyntax? answer = null;
        ExpressionSyntax place = known;
        while (place.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression })
        {
            place = (ExpressionSyntax)place.Parent;
            if (place is not ParenthesizedExpressionSyntax && Evaluation.Of(place, model).Value is not null)
            {
                answer = place;
            }
        }

        return answer;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Switches over a tuple of which a part is known: <c>(true, x) switch { (true, 1) =&gt; …</c> is <c>x switch { 1 =&gt; …</c>.</summary>
internal sealed class SwitchTuples : FileStep
{
    private static VarPatternSyntax Anything => SyntaxFactory.VarPattern(SyntaxFactory.Token(SyntaxKind.VarKeyword).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.DiscardDesignation());

    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (TupleWith(known) is not { } tuple || edits.Covers(tuple) || SwitchParts.HasDirectives(tuple.Parent!))
            {
                continue;
            }

            KnownTuple parts = KnownTuple.Of(tuple, view.Model);
            switch (tuple.Parent)
            {
                case SwitchExpressionSyntax expression when expression.GoverningExpression == tuple && Without(expression, parts, view.Model) is { } rest:
                    edits.Replace(expression, rest);
                    break;
                case SwitchStatementSyntax statement when statement.Expression == tuple && Without(statement, parts, view) is { } rest:
                    edits.Replace(statement, rest);
                    break;
            }
        }
    }

    private static TupleExpressionSyntax? TupleWith(ExpressionSyntax known)
    {
        SyntaxNode node = known;
        while (node.Parent is ParenthesizedExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple } ? tuple : null;
    }

    private static SwitchExpressionSyntax? Without(SwitchExpressionSyntax expression, KnownTuple parts, SemanticModel model)
    {
        List<SwitchExpressionArmSyntax> dead = [];
        Dictionary<PatternSyntax, PatternSyntax> left = [];
        foreach (SwitchExpressionArmSyntax arm in expression.Arms)
        {
            switch (parts.Rest(arm.Pattern))
            {
                case (null, true):
                    dead.Add(arm);
                    break;
                case ({ } rest, _):
                    left.Add(arm.Pattern, rest.WithTriviaFrom(arm.Pattern));
                    break;
                default:
                    return null;
            }
        }

        return left.Count == 0 ? null : SwitchMarks.Mark(SwitchParts.Without(expression, dead, model, arm => arm.WithPattern(left[arm.Pattern])).WithGoverningExpression(parts.Governing));
    }

    private static SwitchStatementSyntax? Without(SwitchStatementSyntax statement, KnownTuple parts, FileView view)
    {
        List<SwitchLabelSyntax> dead = [];
        Dictionary<SwitchLabelSyntax, SwitchLabelSyntax> left = [];
        foreach (CasePatternSwitchLabelSyntax label in statement.Sections.SelectMany(static section => section.Labels).OfType<CasePatternSwitchLabelSyntax>())
        {
            switch (parts.Rest(label.Pattern))
            {
                case (null, true):
                    dead.Add(label);
                    break;
                case ({ } rest, _):
                    bool isForAll = PatternMatch.IsForAll(rest) && label.WhenClause is null;
                    left.Add(label, Changed(label, rest, isForAll));
                    if (isForAll)
                    {
                        // It takes what nothing before it did: nothing is left for the `default` that was there.
                        dead.AddRange(statement.Sections.SelectMany(static section => section.Labels).OfType<DefaultSwitchLabelSyntax>());
                    }

                    break;
                default:
                    return null;
            }
        }

        SwitchStatementSyntax? rest2 = SwitchParts.Without(statement, dead, view, label => left.TryGetValue(label, out SwitchLabelSyntax? changed) ? changed : label);
        if (rest2 is null || parts.Governing is TupleExpressionSyntax)
        {
            return rest2 is null ? null : SwitchMarks.Mark(rest2.WithExpression(parts.Governing));
        }

        // A tuple brings its own parentheses.
        return SwitchMarks.Mark(rest2
            .WithOpenParenToken(SyntaxFactory.Token(SyntaxKind.OpenParenToken).WithLeadingTrivia(statement.Expression.GetLeadingTrivia()))
            .WithExpression(parts.Governing.WithoutTrivia())
            .WithCloseParenToken(SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(statement.Expression.GetTrailingTrivia())));
    }

    private static SwitchLabelSyntax Changed(CasePatternSwitchLabelSyntax label, PatternSyntax rest, bool isForAll) => rest switch
    {
        DiscardPatternSyntax or VarPatternSyntax { Designation: DiscardDesignationSyntax } => isForAll
            ? SyntaxFactory.DefaultSwitchLabel(SyntaxFactory.Token(SyntaxKind.DefaultKeyword).WithLeadingTrivia(label.GetLeadingTrivia()), label.ColonToken)
            : label.WithPattern(Anything.WithTriviaFrom(label.Pattern)),
        _ => label.WithPattern(rest.WithTriviaFrom(label.Pattern)),
    };
}

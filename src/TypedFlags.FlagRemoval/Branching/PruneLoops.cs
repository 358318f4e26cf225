using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Branching;

/// <summary>Loops whose condition is known: those that never run, a <c>do</c> that runs once, and a <c>for</c> that needs no condition.</summary>
internal sealed class PruneLoops : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (DoStatementSyntax once in Statements.TouchedIn(view.Root).OfType<DoStatementSyntax>())
        {
            Leave(once, edits);
        }

        foreach ((StatementSyntax loop, ExpressionSyntax condition) in Known.In(view.Root).Select(LoopAround).Where(static found => found.Loop is not null).Distinct())
        {
            if (edits.Covers(loop)
                || loop.ContainsDirectives
                || Evaluation.Of(condition, view.Model) is not { Value: { } value } evaluation
                || EffectParts.Of(evaluation.Evaluated, view.Model) is not { } evaluated
                || evaluation.Evaluated.Any(DeclaresVariables))
            {
                continue;
            }

            ImmutableArray<StatementSyntax> effects = EffectLines.Of(evaluated, loop);
            switch (loop)
            {
                case ForStatementSyntax endless when value && effects.IsEmpty:
                    edits.Replace(endless, Statements.Lifted(endless.WithCondition(null)));
                    break;
                case DoStatementSyntax once when !value:
                    RunOnce(once, effects, edits);
                    break;
                case WhileStatementSyntax never when !value:
                    Keep(never, effects, edits);
                    break;
                case ForStatementSyntax never when !value && StartsOf(never, view.Model) is { } starts:
                    Keep(never, starts.AddRange(effects), edits);
                    break;
            }
        }
    }

    private static (StatementSyntax Loop, ExpressionSyntax Condition) LoopAround(ExpressionSyntax known)
    {
        ExpressionSyntax condition = known;
        while (condition.Parent is ExpressionSyntax outer)
        {
            condition = outer;
        }

        return condition.Parent switch
        {
            WhileStatementSyntax loop when loop.Condition == condition => (loop, condition),
            DoStatementSyntax loop when loop.Condition == condition => (loop, condition),
            ForStatementSyntax loop when loop.Condition == condition => (loop, condition),
            _ => default,
        };
    }

    private static bool DeclaresVariables(ExpressionSyntax expression) => expression.DescendantNodes().Any(static node => node is SingleVariableDesignationSyntax);

    private static void Keep(StatementSyntax loop, ImmutableArray<StatementSyntax> effects, TreeEdits edits)
    {
        if (effects.IsEmpty && Statements.IsInList(loop))
        {
            Deletion.Delete(loop, edits);
        }
        else
        {
            edits.Replace(loop, [.. EffectLines.Before(loop, effects, [])]);
        }
    }

    // What a `for` does before it asks for the first time; null where that can't be said in statements.
    private static ImmutableArray<StatementSyntax>? StartsOf(ForStatementSyntax loop, SemanticModel model)
    {
        if (loop.Declaration is { Type: RefTypeSyntax })
        {
            return null;
        }

        IEnumerable<ExpressionSyntax> starts = loop.Declaration is null
            ? loop.Initializers
            : loop.Declaration.Variables.Select(static variable => variable.Initializer?.Value).OfType<ExpressionSyntax>();
        ImmutableArray<ExpressionSyntax> effects = [.. starts.Where(start => Effects.MayHave(start, model))];
        return effects.Any(DeclaresVariables) || EffectParts.Of(effects, model) is not { } parts ? null : EffectLines.Of(parts, loop);
    }

    // do { …; break; } while (…): what it ends with now leaves it the first time, and nobody asks the condition.
    private static void Leave(DoStatementSyntax loop, TreeEdits edits)
    {
        if (loop.Statement is BlockSyntax block && block.Statements.LastOrDefault() is BreakStatementSyntax last && Statements.IsLifted(last)
            && Statements.IsInList(loop) && !loop.ContainsDirectives && !edits.Covers(loop)
            && Jumps.Breaks(block).Count() == 1 && !Jumps.Continues(block).Any() && !last.GetLeadingTrivia().Any(Lines.IsComment))
        {
            // Blank lines before the `break` go with it.
            BlockSyntax body = block.WithStatements(block.Statements.RemoveAt(block.Statements.Count - 1));
            bool keepsBlock = !Scopes.CanInline(block, loop);
            edits.Replace(loop, [.. Splice.Branch(loop, keepsBlock ? body : block, keepsBlock).Where(static statement => statement is not BreakStatementSyntax).Select(Statements.Lifted)]);
        }
    }

    // A `continue` would ask the condition, a `break` would not: with either of them the loop stays.
    private static void RunOnce(DoStatementSyntax loop, ImmutableArray<StatementSyntax> effects, TreeEdits edits)
    {
        if (Jumps.Breaks(loop.Statement).Any() || Jumps.Continues(loop.Statement).Any())
        {
            return;
        }

        bool keepsBlock = loop.Statement is BlockSyntax block && (!Statements.IsInList(loop) || !effects.IsEmpty || !Scopes.CanInline(block, loop));
        List<StatementSyntax> statements = Splice.Branch(loop, loop.Statement, keepsBlock);
        if (statements.Count == 0)
        {
            Keep(loop, effects, edits);
            return;
        }

        if (!Statements.IsInList(loop) && !effects.IsEmpty)
        {
            return;
        }

        string indentation = Lines.StartsLine(loop) ? Lines.IndentationOf(loop) : "";
        edits.Replace(
            loop,
            [
                .. statements.Select(Statements.Lifted),
                .. effects.Select(effect => effect.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(loop.GetTrailingTrivia())),
            ]);
    }
}

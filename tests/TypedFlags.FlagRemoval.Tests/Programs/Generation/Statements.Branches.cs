using System.Collections.Immutable;

namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

internal sealed partial class Statements
{
    private bool If(Place place, Scope scope, int depth)
    {
        Code condition = _expressions.Boolean(place, scope, DepthOfExpressions);
        draft.Line($"if ({condition})");
        bool isEndReachable = Body(place, scope, depth, condition.WhenTrue);
        if (!Choices.Chance(50))
        {
            Follow(condition.WhenFalse, scope, isEndReachable);
            return true;
        }

        // `else if` stands in the `else`: what its condition declares is in sight only there.
        if (Choices.Chance(40))
        {
            Scope inner = new(scope);
            foreach (Variable variable in condition.WhenFalse)
            {
                inner.Show(variable);
            }

            Code second = _expressions.Boolean(place, inner, 2);
            draft.Line($"else if ({second})");
            bool isSecondReachable = Body(place, inner, depth, second.WhenTrue);
            if (!Choices.Chance(60))
            {
                return true;
            }

            draft.Line("else");
            bool isLastReachable = Body(place, inner, depth, second.WhenFalse);
            return isEndReachable || isSecondReachable || isLastReachable;
        }

        draft.Line("else");
        bool isElseReachable = Body(place, scope, depth, condition.WhenFalse);
        Follow(condition.WhenFalse, scope, isEndReachable);
        return isEndReachable || isElseReachable;
    }

    // What has a value where the condition was false has one afterwards, if the other side never comes here.
    private static void Follow(ImmutableArray<Variable> whenFalse, Scope scope, bool isThenReachable)
    {
        if (!isThenReachable)
        {
            foreach (Variable variable in whenFalse)
            {
                scope.Show(variable);
            }
        }
    }

    // A block, or one statement without braces.
    private bool Body(Place place, Scope scope, int depth, ImmutableArray<Variable> variables)
    {
        if (Choices.Chance(80))
        {
            return Block(place, scope, depth - 1, first: inner => Show(variables, inner));
        }

        Scope only = new(scope);
        Show(variables, only);
        draft.Indent();
        bool isEndReachable = Choices.Chance(50) || !HasJump(place) ? Say($"Trace.Log({draft.Id()}, {_expressions.Of(Choices.Of("int", "bool"), place, only, 2)});") : Jump(place, only);
        draft.Unindent();
        return isEndReachable;
    }

    private static bool HasJump(Place place) => place.CanReturn || place.CanBreak || place.CanContinue;

    private static void Show(ImmutableArray<Variable> variables, Scope scope)
    {
        foreach (Variable variable in variables)
        {
            scope.Show(variable);
        }
    }

    // `if (…) return;` and its like, at the top of what it guards.
    private bool Guard(Place place, Scope scope)
    {
        Code condition = _expressions.Boolean(place, scope, 2);
        Scope inner = new(scope);
        Show(condition.WhenTrue, inner);
        string jump = JumpText(place, inner);
        if (Choices.Chance(50))
        {
            draft.Line($"if ({condition}) {jump}");
        }
        else
        {
            draft.Line($"if ({condition})");
            draft.Open();
            draft.Line(jump);
            draft.Close();
        }

        draft.Line("");
        Follow(condition.WhenFalse, scope, isThenReachable: false);
        return true;
    }

    // A local without a value, which gets one on each way.
    private bool AssignedInBranches(Place place, Scope scope, int depth)
    {
        string type = Choices.Of("int", "string", "bool");
        Variable variable = new(scope.Declare(Choices), type);
        draft.Line($"{type} {variable.Name};");
        string Assignment(Scope inner) => $"{variable.Name} = {_expressions.Of(type, place with { CanDeclare = false }, inner, 2)};";
        Code condition = _expressions.Boolean(place, scope, 2);
        draft.Line($"if ({condition})");
        Block(place, scope, depth - 1, 1, inner =>
        {
            Show(condition.WhenTrue, inner);
            draft.Line(Assignment(inner));
        });
        if (Choices.Chance(30))
        {
            draft.Line($"else if ({_expressions.Boolean(place with { CanDeclare = false }, scope, 2)})");
            Block(place, scope, depth - 1, 1, inner => draft.Line(Assignment(inner)));
        }

        draft.Line("else");
        Block(place, scope, depth - 1, 1, inner => draft.Line(Assignment(inner)));
        scope.Show(variable);
        return Say($"Trace.Log({draft.Id()}, {variable.Name});");
    }
}

namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

/// <summary>Statements of every kind. Each answers whether its end may be reached: false only where the compiler says so too.</summary>
internal sealed partial class Statements(Draft draft)
{
    private const int DepthOfExpressions = 2;

    private readonly Expressions _expressions = new(draft);

    private Choices Choices => draft.Choices;

    /// <summary>Some statements in a row.</summary>
    public bool List(Place place, Scope scope, int depth, int atMost)
    {
        int count = 1 + Choices.Below(atMost);
        for (int index = 0; index < count; index++)
        {
            Comment();
            if (!One(place, scope, depth) && !Choices.Chance(3))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A block with a scope of its own.</summary>
    public bool Block(Place place, Scope outer, int depth, int atMost = 3, Action<Scope>? first = null)
    {
        Scope scope = new(outer);
        draft.Open();
        first?.Invoke(scope);
        bool isEndReachable = List(place with { CanUse = true }, scope, depth, atMost);
        draft.Close();
        return isEndReachable;
    }

    private bool One(Place place, Scope scope, int depth)
    {
        draft.Budget--;
        if (depth <= 0 || draft.Budget < 0)
        {
            return Choices.Weighted<bool>((4, () => Simple(place, scope)), (1, () => Guard(place, scope)));
        }

        return Choices.Weighted<bool>(
            (30, () => Simple(place, scope)),
            (24, () => If(place, scope, depth)),
            (10, () => Guard(place, scope)),
            (4, () => While(place, scope, depth)),
            (3, () => For(place, scope, depth)),
            (2, () => Do(place, scope, depth)),
            (3, () => ForEach(place, scope, depth)),
            (draft.Pin.IsVariant ? 9 : 4, () => Switch(place, scope, depth)),
            (4, () => Try(place, scope, depth)),
            (2, () => Using(place, scope, depth)),
            (1, () => Lock(place, scope, depth)),
            (2, () => Block(place, scope, depth - 1)),
            (3, () => AssignedInBranches(place, scope, depth)),
            (4, () => Lambda(scope, depth)),
            (3, () => LocalFunction(place, scope, depth)),
            (1, () => Jump(place, scope)));
    }

    private void Comment()
    {
        if (Choices.Chance(6))
        {
            draft.Line("// " + Choices.Of("As the law says.", "See the ticket.", "Old customers first."));
        }
    }

    // return, throw, continue, break, goto: whatever may stand here.
    private bool Jump(Place place, Scope scope)
    {
        draft.Line(JumpText(place, scope));
        return false;
    }

    private string JumpText(Place place, Scope scope)
    {
        Place value = place with { CanDeclare = false };
        return Choices.Weighted<string>(
            (place.CanReturn ? 6 : 0, () => place.IsIterator ? "yield break;" : place.ReturnType.Length == 0 ? "return;" : $"return {_expressions.Of(place.ReturnType, value, scope, 2)};"),
            (2, () => $"throw new InvalidOperationException(\"{draft.Id()}\");"),
            (place.CanContinue ? 5 : 0, static () => "continue;"),
            (place.CanBreak ? 5 : 0, static () => "break;"),
            (place.Label is null ? 0 : 3, () =>
            {
                place.Label!.IsUsed = true;
                return $"goto {place.Label.Name};";
            }
        ));
    }
}

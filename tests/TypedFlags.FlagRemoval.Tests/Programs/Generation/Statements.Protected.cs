namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

internal sealed partial class Statements
{
    private bool Try(Place place, Scope scope, int depth)
    {
        bool hasCatch = Choices.Chance(75);
        bool hasFinally = !hasCatch || Choices.Chance(30);
        draft.Line("try");
        bool isEndReachable = Block(place with { CanYield = place.CanYield && !hasCatch }, scope, depth - 1);
        if (hasCatch)
        {
            Scope handler = new(scope);
            string name = handler.Declare(Choices, "exception", "e");
            string filter = Choices.Chance(35) ? $" when ({_expressions.Boolean(place with { CanAwait = false, CanDeclare = false }, handler, 2)})" : "";
            draft.Line($"catch ({Choices.Of("Exception", "InvalidOperationException")} {name}){filter}");
            isEndReachable |= Block(place with { CanYield = false }, handler, depth - 1, 2, _ => draft.Line($"Trace.Log({draft.Id()}, {name}.Message);"));
        }

        if (hasFinally)
        {
            draft.Line("finally");
            Place final = place with { CanReturn = false, CanBreak = false, CanContinue = false, CanYield = false, Label = null };
            isEndReachable &= Block(final, scope, depth - 1, 2);
        }

        return isEndReachable;
    }

    private bool Using(Place place, Scope scope, int depth)
    {
        // Over one with no body of its own nothing may jump, not even out of the block.
        if (place.CanUse && Choices.Chance(50) && place.Label is not { IsUsed: true })
        {
            string name = scope.Declare(Choices, "opened");
            return Say($"using IDisposable {name} = {Opened(place, scope)};");
        }

        draft.Line($"using ({Opened(place, scope)})");
        return Block(place, scope, depth - 1);
    }

    private string Opened(Place place, Scope scope) => Choices.Chance(60)
        ? $"Trace.Open({draft.Id()})"
        : $"{_expressions.Boolean(place with { CanDeclare = false }, scope, 1).At(Binding.Coalesce)} ? Trace.Open({draft.Id()}) : Trace.Open({draft.Id()})";

    private bool Lock(Place place, Scope scope, int depth)
    {
        draft.Line("lock (Trace.Gate)");
        return Block(place with { CanAwait = false, CanYield = false }, scope, depth - 1);
    }
}

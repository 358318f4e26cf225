namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

internal sealed partial class Statements
{
    // Every loop ends: the program has so much fuel and no more.
    private const string FuelCheck = "if (!Trace.Fuel()) break;";

    private bool While(Place place, Scope outer, int depth)
    {
        Scope scope = new(outer);
        Code condition = _expressions.Boolean(place, scope, 2);
        if (Choices.Chance(15))
        {
            condition = new Code("true");
        }

        bool isFuelInside = condition.Text == "true" || Choices.Chance(50);
        draft.Line(isFuelInside ? $"while ({condition})" : $"while (Trace.Fuel() && {condition.At(Binding.Or)})");
        Block(Inside(place), scope, depth - 1, first: inner =>
        {
            if (isFuelInside)
            {
                draft.Line(FuelCheck);
            }

            Show(condition.WhenTrue, inner);
        });
        return true;
    }

    private bool Do(Place place, Scope outer, int depth)
    {
        Scope scope = new(outer);
        draft.Line("do");
        Block(Inside(place), scope, depth - 1, first: _ => draft.Line(FuelCheck));
        draft.Line($"while ({_expressions.Boolean(place, scope, 2)});");
        return true;
    }

    private bool For(Place place, Scope outer, int depth)
    {
        Scope scope = new(outer);
        Variable index = new(scope.Declare(Choices, "i", "index"), "int", IsWritable: false);
        scope.Show(index);
        Code condition = _expressions.Boolean(place, scope, 2);
        string whole = Choices.Weighted<string>(
            (2, () => $"{index.Name} < 3"),
            (3, () => $"{index.Name} < 3 && {condition.At(Binding.Or)}"),
            (1, () => condition.Text),
            (1, static () => ""));
        draft.Line($"for (int {index.Name} = 0; {whole}; {index.Name}++)");
        Block(Inside(place), scope, depth - 1, first: _ => draft.Line(FuelCheck));
        return true;
    }

    private bool ForEach(Place place, Scope outer, int depth)
    {
        Place value = place with { CanDeclare = false };
        string items = Choices.Weighted<string>(
            (3, () => $"new[] {{ 1, {_expressions.Integer(value, outer, 1)} }}"),
            (2, () =>
            {
                Scope lambda = new(outer);
                Variable item = new(lambda.Declare(Choices, "x"), "int", IsWritable: false);
                lambda.Show(item);
                return $"new[] {{ 3, 4, 5 }}.Where({item.Name} => {_expressions.Boolean(Place.Function("bool") with { CanDeclare = false }, lambda, 2)})";
            }
        ),
            (2, () => _expressions.Call("items", value, outer)?.Text ?? "new[] { 7, 8 }"));
        Scope scope = new(outer);
        Variable each = new(scope.Declare(Choices, "item", "each"), "int", IsWritable: false);
        scope.Show(each);
        draft.Line($"foreach ({Choices.Of("int", "var")} {each.Name} in {items})");
        Block(Inside(place), scope, depth - 1, first: _ => draft.Line(FuelCheck));
        return true;
    }

    private static Place Inside(Place place) => place with { CanBreak = true, CanContinue = true };
}

namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

internal sealed partial class Statements
{
    private bool Lambda(Scope scope, int depth) => Choices.Weighted<bool>(
        (3, () =>
        {
            Scope body = new(scope);
            Variable item = new(body.Declare(Choices, "x"), "int", IsWritable: false);
            body.Show(item);
            string filter = _expressions.Boolean(Place.Function("bool") with { CanDeclare = false }, body, 2).Text;
            string name = scope.Declare(Choices, "filter");
            draft.Line($"Func<int, bool> {name} = {item.Name} => {filter};");
            return Say($"Trace.Log({draft.Id()}, {name}(2));");
        }
    ),
        (3, () =>
        {
            string name = scope.Declare(Choices, "act");
            draft.Line($"Action {name} = () =>");
            FunctionBody(Place.Function(""), new Scope(scope), depth, ";");
            return Say($"{name}();");
        }
    ),
        (2, () =>
        {
            string name = scope.Declare(Choices, "make");
            draft.Line($"Func<int> {name} = () =>");
            FunctionBody(Place.Function("int"), new Scope(scope), depth, ";");
            return Say($"Trace.Log({draft.Id()}, {name}());");
        }
    ),
        (1, () =>
        {
            string name = scope.Declare(Choices, "later");
            draft.Line($"Func<Task<int>> {name} = async () =>");
            FunctionBody(Place.Function("int") with { CanAwait = true }, new Scope(scope), depth, ";", $"await Trace.BoolAsync({draft.Id()});");
            return Say($"Trace.Log({draft.Id()}, {name}().GetAwaiter().GetResult());");
        }
    ),
        (2, () =>
        {
            string value = Waiting(scope);
            string name = scope.Declare(Choices, "later");
            bool hasResult = Choices.Chance(50);
            draft.Line(hasResult ? $"Func<Task<int>> {name} = async () => {value};" : $"Func<Task> {name} = async () => Trace.Log({draft.Id()}, {value});");
            return Say(hasResult ? $"Trace.Log({draft.Id()}, {name}().GetAwaiter().GetResult());" : $"{name}().GetAwaiter().GetResult();");
        }
    ),
        (2, () => Say($"Trace.Log({draft.Id()}, Trace.Run(async () => {Waiting(scope)}));")));

    // A number that may have to be waited for.
    private string Waiting(Scope scope) => _expressions.Waiting(Place.Function("int") with { CanAwait = true, CanDeclare = false }, new Scope(scope)).Text;

    // Before what uses it, or after: then it sees nothing of what has its value only between.
    private bool LocalFunction(Place place, Scope scope, int depth)
    {
        string name = scope.Declare(Choices, "Compute", "Work");
        string type = Choices.Of("int", "string", "bool");
        bool isAfter = Choices.Chance(40);
        string call = $"Trace.Log({draft.Id()}, {name}({_expressions.Integer(place with { CanDeclare = false }, scope, 1)}));";
        if (Choices.Chance(30))
        {
            call = $"if ({_expressions.Boolean(place with { CanDeclare = false }, scope, 2)}) {call}";
        }

        if (isAfter)
        {
            draft.Line(call);
        }

        Scope inner = new(scope);
        Variable parameter = new(inner.Declare(Choices, "amount"), "int");
        inner.Show(parameter);
        draft.Line($"{type} {name}(int {parameter.Name})");
        FunctionBody(Place.Function(type), isAfter ? Bare(inner, parameter) : inner, depth, "");
        if (!isAfter)
        {
            draft.Line(call);
        }

        return true;
    }

    // Its names are taken, but nothing of what is around is in sight.
    private static Scope Bare(Scope names, Variable parameter)
    {
        Scope bare = new(names, isAlone: true);
        bare.Show(parameter);
        return bare;
    }

    private void FunctionBody(Place place, Scope scope, int depth, string after, string? first = null)
    {
        draft.Open();
        if (first is not null)
        {
            draft.Line(first);
        }

        if (List(place, scope, depth - 1, 3) && place.ReturnType.Length > 0)
        {
            draft.Line($"return {_expressions.Of(place.ReturnType, place with { CanDeclare = false }, scope, 2)};");
        }

        draft.Close(after);
    }
}

namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

internal sealed partial class Statements
{
    /// <summary>Lambdas whose type nobody wrote: it comes of what they return, and decides what is called.</summary>
    public void Typed(Scope scope)
    {
        int count = 1 + Choices.Below(2);
        for (int index = 0; index < count; index++)
        {
            Scope body = new(scope);
            Choices.Weighted<bool>(
                (4, () => Typed($"Trace.Made({draft.Id()}, () =>", ");", body, Returns)),
                (2, () => Typed($"Trace.Log({draft.Id()}, new[] {{ 1, 2 }}.Select({Item(body)} =>", ").ToList().GetType().ToString());", body, Returns)),
                (1, () => Typed($"Trace.Log({draft.Id()}, new[] {{ 1, 2 }}.GroupBy({Item(body)} =>", ").GetType().ToString());", body, Returns)),
                (2, () => Typed($"var {scope.Declare(Choices, "make")} = (int {Item(body)}) =>", ";", body, Returns, name => $"Trace.Log({draft.Id()}, {name}.GetType().ToString());")),
                (3, () => Typed($"Trace.Either({draft.Id()}, {Item(body)} =>", ");", body, EndsOrThrows)),
                (2, () => Typed($"Trace.Started({draft.Id()}, () =>", ");", body, Choices.Chance(50) ? EndsOrThrows : Returns)),
                (1, () => Typed($"Trace.Started({draft.Id()}, async () =>", ");", body, EndsOrThrows, awaited: $"await Trace.BoolAsync({draft.Id()});")));
        }
    }

    private bool Typed(string head, string end, Scope scope, Action<Scope> body, Func<string, string>? then = null, string? awaited = null)
    {
        draft.Line(head);
        draft.Open();
        if (awaited is not null)
        {
            draft.Line(awaited);
        }

        body(scope);
        draft.Close(end);
        if (then is not null)
        {
            draft.Line(then(head.Split(' ')[1]));
        }

        return true;
    }

    private string Item(Scope scope)
    {
        Variable item = new(scope.Declare(Choices, "x"), "int", IsWritable: false);
        scope.Show(item);
        return item.Name;
    }

    // Values of two types, of which the flag mostly decides.
    private void Returns(Scope scope)
    {
        (string one, string other) = Pair();
        (one, other) = Choices.Chance(50) ? (one, other) : (other, one);
        string condition = Condition(scope);
        if (Choices.Chance(25))
        {
            draft.Line($"Trace.Log({draft.Id()});");
        }

        // Of a `default` alone no type can be told.
        Choices.Weighted<bool>(
            (4, () => Lines($"if ({condition})", "{", $"    return {one};", "}", "", $"return {other};")),
            (2, () => Lines($"if ({condition})", "{", $"    return {one};", "}", "else", "{", $"    Trace.Log({draft.Id()});", $"    return {other};", "}")),
            (2, () => Lines($"if ({condition}) return {one};", $"if (Trace.Bool({draft.Id()})) return {other};", $"return {one};")),
            (2, () => Lines($"if ({condition})", "{", $"    return {(one == "default" ? other : one)};", "}", "", $"throw new InvalidOperationException(\"{draft.Id()}\");")),
            (1, () => Lines("try", "{", $"    if ({condition}) return {one};", "}", "finally", "{", $"    Trace.Log({draft.Id()});", "}", "", $"return {other};")),
            (1, () => Lines($"switch ({condition})", "{", "    case true:", $"        return {one};", "    default:", $"        return {other};", "}")),
            (1, () => Lines($"var made = {condition} ? {one} : {other};", "return made;")));
    }

    // Whether something is returned at all.
    private void EndsOrThrows(Scope scope)
    {
        string condition = Condition(scope);
        string thrown = $"throw new InvalidOperationException(\"{draft.Id()}\");";
        Choices.Weighted<bool>(
            (3, () => Lines($"if ({condition}) {thrown}", $"Trace.Log({draft.Id()});")),
            (3, () => Lines($"if ({condition}) {thrown}", $"return Trace.Int({draft.Id()});")),
            (2, () => Lines($"if ({condition})", "{", $"    return Trace.Int({draft.Id()});", "}", "", thrown)),
            (1, () => Lines($"if ({condition})", "{", "    return;", "}", "", thrown)));
    }

    private string Condition(Scope scope)
    {
        Place place = Place.Function("") with { CanDeclare = false };
        return (Choices.Chance(70) ? _expressions.Reads.Answer(place, scope) : _expressions.Boolean(place, scope, 1)).At(Choices.Chance(50) ? Binding.Unary : Binding.Coalesce);
    }

    private (string One, string Other) Pair() => Choices.Weighted<(string, string)>(
        (3, () => ($"Trace.Int({draft.Id()})", "2L")),
        (1, static () => ("1", "2.5")),
        (2, static () => ("\"a\"", "(object)3")),
        (1, static () => ("(short)3", "4")),
        (1, () => ("'c'", $"Trace.Int({draft.Id()})")),
        (2, static () => ("new List<int>()", "(IEnumerable<int>)new int[1]")),
        (1, static () => ("1", "(int?)null")),
        (1, static () => ("default", "2L")));

    private bool Lines(params ReadOnlySpan<string> lines)
    {
        foreach (string line in lines)
        {
            draft.Line(line);
        }

        return true;
    }
}

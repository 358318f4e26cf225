namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

internal sealed partial class Expressions
{
    public Code Integer(Place place, Scope scope, int depth)
    {
        Place inner = place with { CanDeclare = false };
        if (depth <= 0 || Choices.Chance(35))
        {
            return Choices.Weighted<Code>(
                (4, () => new Code($"Trace.Int({draft.Id()})")),
                (5, () => Known("int", scope) ?? new Code("Trace.Level")),
                (place.CanAwait ? 1 : 0, () => new Code($"await Trace.IntAsync({draft.Id()})", Binding.Unary)),
                (1, static () => new Code("Trace.Level")),
                (2, () => new Code(Choices.Below(5).ToString(System.Globalization.CultureInfo.InvariantCulture))));
        }

        return Choices.Weighted<Code>(
            (6, () => Conditional("int", inner, scope, depth)),
            (3, () => Switch("int", inner, scope, depth)),
            (3, () => Sum(inner, scope, depth)),
            (1, () => new Code($"{Integer(inner, scope, depth - 1).At(Binding.Multiplicative)} / {Integer(inner, scope, 0).At(Binding.Unary)}".Replace(" / 0", " / Trace.Level", StringComparison.Ordinal), Binding.Multiplicative)),
            (1, () => new Code($"{MaybeInteger(inner, scope, depth - 1).At(Binding.OrElse)} ?? {Integer(inner, scope, depth - 1).At(Binding.Coalesce)}", Binding.Coalesce)),
            (1, () => new Code($"Math.Max({Integer(inner, scope, depth - 1)}, {Integer(inner, scope, depth - 1)})")),
            (1, () => new Code($"Trace.Of({draft.Id()}, {Integer(inner, scope, depth - 1)})")),
            (1, () => new Code($"{Text(inner, scope, depth - 1).At(Binding.Primary)}.Length")),
            (1, () => Counted(scope, depth)),
            (3, () => Call("int", inner, scope) ?? Sum(inner, scope, depth)));
    }

    public Code Text(Place place, Scope scope, int depth)
    {
        Place inner = place with { CanDeclare = false };
        if (depth <= 0 || Choices.Chance(40))
        {
            return Choices.Weighted<Code>(
                (3, () => new Code($"Trace.Text({draft.Id()})")),
                (4, () => Known("string", scope) ?? new Code("\"seven\"")),
                (draft.Pin.IsVariant ? 2 : 0, () => Reads.Value()),
                (2, () => new Code(Choices.Of("\"a\"", "\"full\"", "\"\""))));
        }

        return Choices.Weighted<Code>(
            (6, () => Conditional("string", inner, scope, depth)),
            (3, () => Switch("string", inner, scope, depth)),
            (2, () => new Code($"{Text(inner, scope, depth - 1).At(Binding.Additive)} + {Text(inner, scope, depth - 1).At(Binding.Multiplicative)}", Binding.Additive)),
            (3, () => new Code($"$\"<{{{Integer(inner, scope, depth - 1).At(Binding.Primary)}}}{{({Boolean(inner, scope, depth - 1)})}}>\"")),
            (draft.HasKind ? 2 : 0, () => new Code($"Kind({Integer(inner, scope, 0)})")),
            (1, () => new Code($"Trace.MaybeText({draft.Id()}) ?? {Text(inner, scope, depth - 1).At(Binding.Coalesce)}", Binding.Coalesce)),
            (2, () => Call("string", inner, scope) ?? new Code($"{Integer(inner, scope, depth - 1).At(Binding.Primary)}.ToString()")));
    }

    /// <summary>An expression whose type comes from all of its parts, and is not that of each.</summary>
    public Code Mixed(Place place, Scope scope, int depth)
    {
        Place inner = place with { CanDeclare = false };
        string Condition() => Boolean(inner, scope, depth - 1).At(Binding.Coalesce);
        return Choices.Weighted<Code>(
            (2, () => new Code($"{Condition()} ? {Integer(inner, scope, 0)} : {Integer(inner, scope, 0).At(Binding.Additive)} + 2L", Binding.Conditional)),
            (1, () => new Code($"{Condition()} ? 'c' : Trace.Int({draft.Id()})", Binding.Conditional)),
            (1, () => new Code($"{Condition()} ? 1 : 2.5", Binding.Conditional)),
            (1, () => new Code($"{Condition()} ? (object)1 : \"x\"", Binding.Conditional)),
            (1, () => new Code($"{Condition()} ? 1 : (int?)null", Binding.Conditional)),
            (1, () => new Code($"{Condition()} ? (short)3 : (byte)4", Binding.Conditional)),
            (1, () => Switch("long", inner, scope, depth)),
            (1, () => MaybeInteger(inner, scope, depth)),
            (1, () => Boolean(inner, scope, depth)),
            (1, () => Integer(inner, scope, depth)),
            (1, () => Text(inner, scope, depth)));
    }

    /// <summary>A call of a method that was written before; null where there is none.</summary>
    public Code? Call(string type, Place place, Scope scope)
    {
        Method[] methods = [.. draft.Methods.Where(method => method.Type == type && (!method.IsAsync || place.CanAwait))];
        if (methods.Length == 0)
        {
            return null;
        }

        Method method = Choices.In(methods);
        string call = $"{method.Name}({(method.TakesFlag ? Reads.Answer(place, scope) + ", " : "")}{Integer(place with { CanDeclare = false }, scope, 0)})";
        return method.IsAsync ? new Code("await " + call, Binding.Unary) : new Code(call);
    }

    /// <summary>A number of which one side has to be waited for; the other one may throw.</summary>
    public Code Waiting(Place place, Scope scope)
    {
        string condition = (Choices.Chance(60) ? Reads.Answer(place with { CanAwait = Choices.Chance(30) }, scope) : Boolean(place, scope, 1)).At(Binding.Coalesce);
        string waiting = $"await Trace.IntAsync({draft.Id()})";
        string other = Choices.Chance(25) ? $"throw new InvalidOperationException(\"{draft.Id()}\")" : Integer(place with { CanAwait = false }, scope, 1).At(Binding.Conditional);
        return Choices.Weighted<Code>(
            (4, () => new Code($"{condition} ? {waiting} : {other}", Binding.Conditional)),
            (3, () => new Code(other.StartsWith("throw", StringComparison.Ordinal) ? $"{condition} ? {waiting} : {other}" : $"{condition} ? {other} : {waiting}", Binding.Conditional)),
            (1, () => new Code(waiting, Binding.Unary)));
    }

    private Code Sum(Place place, Scope scope, int depth) =>
        new($"{Integer(place, scope, depth - 1).At(Binding.Additive)} {Choices.Of("+", "-")} {Integer(place, scope, depth - 1).At(Binding.Multiplicative)}", Binding.Additive);

    private Code MaybeInteger(Place place, Scope scope, int depth) => Choices.Weighted<Code>(
        (3, () => new Code($"({Boolean(place, scope, depth - 1).At(Binding.Coalesce)} ? {Integer(place, scope, depth - 1).At(Binding.Coalesce)} : (int?)null)")),
        (1, () => new Code($"Trace.MaybeText({draft.Id()})?.Length")),
        (1, () => new Code($"(Trace.Thing({draft.Id()}) as int?)")));

    private Code Counted(Scope scope, int depth)
    {
        Scope lambda = new(scope);
        Variable item = new(lambda.Declare(Choices, "x", "item"), "int", IsWritable: false);
        lambda.Show(item);
        Place place = Place.Function("int") with { CanDeclare = false };
        string filter = Boolean(place, lambda, depth - 1).Text;
        string items = $"new[] {{ 1, 2, {Choices.Below(9)} }}";
        return Choices.Weighted<Code>(
            (2, () => new Code($"{items}.Count({item.Name} => {filter})")),
            (2, () => new Code($"{items}.Where({item.Name} => {filter}).Sum({item.Name} => {Integer(place, lambda, depth - 1)})")),
            (1, () => new Code($"(from {item.Name} in {items} where {filter} select {item.Name}).Sum()")));
    }
}

using System.Collections.Immutable;

namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

internal sealed partial class Expressions
{
    public Code Boolean(Place place, Scope scope, int depth)
    {
        if (depth <= 0 || Choices.Chance(30))
        {
            return BooleanLeaf(place, scope);
        }

        Place inner = place with { CanDeclare = false };
        return Choices.Weighted<Code>(
            (7, () => AndAlso(place, scope, depth)),
            (7, () => OrElse(place, scope, depth)),
            (5, () => Not(place, scope, depth)),
            (2, () => Both(" & ", Binding.And, inner, scope, depth)),
            (2, () => Both(" | ", Binding.Or, inner, scope, depth)),
            (2, () => Both(" ^ ", Binding.Xor, inner, scope, depth)),
            (1, () => new Code($"{Boolean(inner, scope, depth - 1).At(Binding.Equality)} == {Boolean(inner, scope, depth - 1).At(Binding.Relational)}", Binding.Equality)),
            (1, () => new Code($"{Boolean(inner, scope, depth - 1).At(Binding.Equality)} != {Boolean(inner, scope, depth - 1).At(Binding.Relational)}", Binding.Equality)),
            (2, () => Compared(place, scope, depth)),
            (2, () => Conditional("bool", inner, scope, depth)),
            (2, () => Switch("bool", inner, scope, depth)),
            (1, () => new Code($"Trace.MaybeBool({draft.Id()}) ?? {Boolean(inner, scope, depth - 1).At(Binding.Coalesce)}", Binding.Coalesce)),
            (1, () => Any(scope, depth)),
            (1, () => Call("bool", inner, scope) ?? Not(place, scope, depth)),
            (1, () => new Code($"Trace.Of({draft.Id()}, {Boolean(inner, scope, depth - 1)})")));
    }

    private Code BooleanLeaf(Place place, Scope scope) => Choices.Weighted<Code>(
        (8, () => Reads.Answer(place, scope)),
        (6, () => new Code($"Trace.Bool({draft.Id()})")),
        (place.CanAwait ? 2 : 0, () => new Code($"await Trace.BoolAsync({draft.Id()})", Binding.Unary)),
        (2, () => Known("bool", scope) ?? new Code($"Trace.Bool({draft.Id()})")),
        (2, () => new Code($"{Known("int", scope) ?? new Code($"Trace.Int({draft.Id()})")} {Choices.Of("<", "<=", ">=", "==", "!=")} {Integer(place, scope, 0).At(Binding.Additive)}", Binding.Equality)),
        (1, () => new Code($"{Known("string", scope) ?? new Code($"Trace.Text({draft.Id()})")} == \"full\"", Binding.Equality)),
        (1, static () => new Code("Flags.DarkMode.IsEnabled()")),
        (1, () => new Code($"Trace.Int({draft.Id()}) is {Choices.Of("> 1 and < 5", "0 or > 3", "not 2")}", Binding.Relational)),
        (place.CanDeclare ? 0 : 1, () => Choices.Chance(50) ? new Code(Choices.Of("true", "false")) : Reads.Answer(place, scope)),
        (place.CanDeclare ? 3 : 0, () => Declaring(scope)));

    // A pattern or an argument that declares a variable.
    private Code Declaring(Scope scope)
    {
        string type = Choices.Of("int", "string");
        Variable variable = new(scope.Declare(Choices, type == "int" ? ["n", "number"] : ["s", "text"]), type);
        string id = draft.Id();
        ImmutableArray<Variable> variables = [variable];
        return type == "int"
            ? Choices.Weighted<Code>(
                (2, () => new Code($"Trace.Thing({id}) is int {variable.Name}", Binding.Relational) { WhenTrue = variables }),
                (1, () => new Code($"Trace.Thing({id}) is not int {variable.Name}", Binding.Relational) { WhenFalse = variables }),
                (2, () => new Code($"int.TryParse(Trace.Text({id}), out int {variable.Name})") { WhenTrue = variables, WhenFalse = variables }))
            : Choices.Weighted<Code>(
                (2, () => new Code($"Trace.MaybeText({id}) is {{ Length: > 0 }} {variable.Name}", Binding.Relational) { WhenTrue = variables }),
                (1, () => new Code($"Trace.MaybeText({id}) is not string {variable.Name}", Binding.Relational) { WhenFalse = variables }));
    }

    private Code AndAlso(Place place, Scope scope, int depth)
    {
        Code left = Boolean(place, scope, depth - 1);
        Code right = With(left.WhenTrue, scope, () => Boolean(place, scope, depth - 1));
        return new Code($"{left.At(Binding.AndAlso)} && {right.At(Binding.Or)}", Binding.AndAlso) { WhenTrue = left.WhenTrue.AddRange(right.WhenTrue) };
    }

    private Code OrElse(Place place, Scope scope, int depth)
    {
        Code left = Boolean(place, scope, depth - 1);
        Code right = With(left.WhenFalse, scope, () => Boolean(place, scope, depth - 1));
        return new Code($"{left.At(Binding.OrElse)} || {right.At(Binding.AndAlso)}", Binding.OrElse) { WhenFalse = left.WhenFalse.AddRange(right.WhenFalse) };
    }

    private Code Not(Place place, Scope scope, int depth)
    {
        Code operand = Boolean(place, scope, depth - 1);
        return new Code($"!{operand.At(Binding.Unary)}", Binding.Unary) { WhenTrue = operand.WhenFalse, WhenFalse = operand.WhenTrue };
    }

    private Code Compared(Place place, Scope scope, int depth)
    {
        Code operand = Boolean(place, scope, depth - 1);
        return Choices.Weighted<Code>(
            (2, () => new Code($"{operand.At(Binding.Equality)} == true", Binding.Equality) { WhenTrue = operand.WhenTrue, WhenFalse = operand.WhenFalse }),
            (1, () => new Code($"{operand.At(Binding.Equality)} == false", Binding.Equality) { WhenTrue = operand.WhenFalse, WhenFalse = operand.WhenTrue }),
            (2, () => new Code($"{operand.At(Binding.Additive)} is true", Binding.Relational)),
            (1, () => new Code($"{operand.At(Binding.Additive)} is false", Binding.Relational)),
            (1, () => new Code($"{operand.At(Binding.Additive)} is not true", Binding.Relational)));
    }

    private Code Both(string sign, Binding binding, Place place, Scope scope, int depth) =>
        new(Boolean(place, scope, depth - 1).At(binding) + sign + Boolean(place, scope, depth - 1).At(binding + 1), binding);

    // LINQ over something small, with the flag in the filter.
    private Code Any(Scope scope, int depth)
    {
        Scope lambda = new(scope);
        Variable item = new(lambda.Declare(Choices, "x", "item"), "int", IsWritable: false);
        lambda.Show(item);
        string filter = Boolean(Place.Function("bool") with { CanDeclare = false }, lambda, depth - 1).Text;
        return new Code($"new[] {{ 1, 2, {Choices.Below(9)} }}.{Choices.Of("Any", "All")}({item.Name} => {filter})");
    }
}

using System.Collections.Immutable;

namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

/// <summary>Expressions of every type.</summary>
internal sealed partial class Expressions(Draft draft)
{
    public FlagReads Reads { get; } = new(draft);

    private Choices Choices => draft.Choices;

    public Code Of(string type, Place place, Scope scope, int depth) => type switch
    {
        "bool" => Boolean(place, scope, depth),
        "int" => Integer(place, scope, depth),
        "string" => Text(place, scope, depth),
        "object" => Mixed(place, scope, depth),
        "bool?" => new Code($"Trace.MaybeBool({draft.Id()})"),
        "int?" => MaybeInteger(place, scope, depth),
        "long" => Choices.Chance(50) ? Integer(place, scope, depth) : new Code($"{Integer(place, scope, depth).At(Binding.Additive)} + 1L", Binding.Additive),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Does something with variables in sight that have a value only here.</summary>
    private static T With<T>(ImmutableArray<Variable> variables, Scope scope, Func<T> make)
    {
        foreach (Variable variable in variables)
        {
            scope.Show(variable);
        }

        T made = make();
        foreach (Variable variable in variables)
        {
            scope.Hide(variable);
        }

        return made;
    }

    private Code? Known(string type, Scope scope)
    {
        Variable[] variables = [.. scope.Visible(type)];
        return variables.Length == 0 ? null : new Code(Choices.In(variables).Name);
    }

    /// <summary><c>x ? a : b</c>; or, seldom, a side that throws.</summary>
    private Code Conditional(string type, Place place, Scope scope, int depth)
    {
        Code condition = Boolean(place, scope, depth - 1);
        string whenTrue = With(condition.WhenTrue, scope, () => Of(type, place with { CanDeclare = false }, scope, depth - 1)).At(Binding.Coalesce);
        string whenFalse = Choices.Chance(6)
            ? $"throw new InvalidOperationException(\"{draft.Id()}\")"
            : With(condition.WhenFalse, scope, () => Of(type, place with { CanDeclare = false }, scope, depth - 1)).At(Binding.Conditional);
        return new Code($"{condition.At(Binding.Coalesce)} ? {whenTrue} : {whenFalse}", Binding.Conditional);
    }

    /// <summary>A switch expression over something, with guards.</summary>
    private Code Switch(string type, Place place, Scope scope, int depth)
    {
        Place arm = place with { CanDeclare = false };
        string Arm() => Of(type, arm, scope, depth - 1).At(Binding.Conditional);
        string Guard() => Boolean(arm, scope, depth - 2).At(Binding.Coalesce);
        string text = Choices.Weighted<string>(
            (3, () => $"{Boolean(arm, scope, depth - 1).At(Binding.Unary)} switch {{ true => {Arm()}, false => {Arm()} }}"),
            (3, () => $"{Integer(arm, scope, depth - 1).At(Binding.Unary)} switch {{ 1 => {Arm()}, > 2 when {Guard()} => {Arm()}, _ => {Arm()} }}"),
            (2, () => $"({Boolean(arm, scope, depth - 1)}, {Integer(arm, scope, 0)}) switch {{ (true, 1) => {Arm()}, (false, _) => {Arm()}, _ => {Arm()} }}"),
            (2, () => $"Trace.Text({draft.Id()}) switch {{ \"full\" when {Guard()} => {Arm()}, {{ Length: 1 }} => {Arm()}, _ => {Arm()} }}"),
            (1, () => $"Trace.Thing({draft.Id()}) switch {{ int when {Guard()} => {Arm()}, null => {Arm()}, _ => {Arm()} }}"),
            (draft.Pin.IsVariant ? 8 : 0, () => VariantSwitch(scope, Arm)));
        return new Code(text, Binding.Switch);
    }

    private string VariantSwitch(Scope scope, Func<string> arm)
    {
        bool isValue = Choices.Chance(35);
        IEnumerable<string> labels = isValue ? Reads.ValueTexts() : Reads.VariantNames();
        int kept = Choices.Of(1, 2, 2, 3);
        IEnumerable<string> arms = labels.OrderBy(_ => Choices.Below(100)).Take(kept).Select(label => $"{label} => {arm()}").ToArray();
        return $"{(isValue ? Reads.Value() : Reads.Variant(scope))} switch {{ {string.Join(", ", arms)}, _ => {arm()} }}";
    }
}

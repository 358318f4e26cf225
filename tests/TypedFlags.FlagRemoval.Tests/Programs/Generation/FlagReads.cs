namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

/// <summary>The ways to ask for the flag.</summary>
internal sealed class FlagReads(Draft draft)
{
    private static readonly string[] Variants = ["Control", "Compact", "Full"];
    private static readonly string[] Values = ["one-column", "compact", "full"];

    private Choices Choices => draft.Choices;

    /// <summary>The flag's answer, or whether it is a certain one.</summary>
    public Code Answer(Place place, Scope scope)
    {
        Variable[] known = [.. scope.Visible("bool").Where(static variable => variable.IsFlag)];
        if (known.Length > 0 && Choices.Chance(45))
        {
            return new Code(Choices.In(known).Name);
        }

        if (place.CanAwait && draft.AnswersToAwait.Count > 0 && Choices.Chance(35))
        {
            return new Code("await " + Choices.In(draft.AnswersToAwait), Binding.Unary);
        }

        return draft.Answers.Count > 0 && Choices.Chance(40)
            ? new Code(Choices.In(draft.Answers))
            : draft.Pin.IsVariant ? Compared(scope) : Asked(place.CanAwait);
    }

    /// <summary>The flag asked itself.</summary>
    public Code Asked(bool canAwait) => draft.Pin.IsVariant ? Compared(null) : Choices.Weighted<Code>(
        (5, () => new Code($"Flags.NewCheckout.IsEnabled({Context()})")),
        (1, () => new Code("Flags.NewCheckout.GetValue()")),
        (3, () => new Code($"Features.IsEnabled({Name()})")),
        (2, () => new Code($"_features.IsOn({Name()})")),
        (canAwait ? 4 : 0, () => new Code($"await _features.IsOnAsync({Name()})", Binding.Unary)),
        (canAwait ? 1 : 0, () => new Code($"await _features.IsOnAsync({Name()}).ConfigureAwait(false)", Binding.Unary)),
        (1, () => new Code($"_features.IsOnAsync({Name()}).Result")),
        (1, () => new Code($"_features.IsOnAsync({Name()}).GetAwaiter().GetResult()")));

    /// <summary>A variant of the flag, as its enum.</summary>
    public Code Variant(Scope? scope)
    {
        Variable[] known = [.. scope?.Visible("variant") ?? []];
        return new Code(known.Length > 0 && Choices.Chance(60) ? Choices.In(known).Name : $"Flags.PageLayout.GetVariant({Context()})");
    }

    /// <summary>The value of the variant, as text.</summary>
    public Code Value() => new($"Flags.PageLayout.GetValue({Context()})");

    public string VariantName() => "Flags.PageLayoutVariant." + Choices.In(Variants);

    public IEnumerable<string> VariantNames() => Variants.Select(static name => "Flags.PageLayoutVariant." + name);

    public string ValueText() => "\"" + Choices.In(Values) + "\"";

    public IEnumerable<string> ValueTexts() => Values.Select(static value => "\"" + value + "\"");

    /// <summary>The flag as a task.</summary>
    public string Task() => $"_features.IsOnAsync({Name()})";

    private Code Compared(Scope? scope) => Choices.Weighted<Code>(
        (5, () => new Code($"{Variant(scope)} == {VariantName()}", Binding.Equality)),
        (2, () => new Code($"{Variant(scope)} != {VariantName()}", Binding.Equality)),
        (1, () => new Code($"{VariantName()} == {Variant(scope)}", Binding.Equality)),
        (2, () => new Code($"{Variant(scope)} is {VariantName()}", Binding.Relational)),
        (1, () => new Code($"{Variant(scope)} is not {VariantName()}", Binding.Relational)),
        (1, () => new Code($"{Variant(scope)} is {string.Join(" or ", VariantNames().Skip(Choices.Below(2)).Take(2))}", Binding.Relational)),
        (2, () => new Code($"{Value()} == {ValueText()}", Binding.Equality)),
        (1, () => new Code($"{Value()} is {ValueText()}", Binding.Relational)));

    private string Context() => Choices.Weighted<string>((5, static () => ""), (3, static () => "_user"), (1, static () => "new FlagContext(\"ada\")"));

    private string Name() => Choices.Chance(50) ? "\"new_checkout\"" : "Keys.NewCheckout";
}

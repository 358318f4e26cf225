using System.Collections.Immutable;
using System.Globalization;
using TypedFlags.Cli.Code;
using TypedFlags.Definitions;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Removing;

/// <summary>The flag that a command line names, and what is kept of it.</summary>
/// <param name="Pinned">For the rewriter.</param>
/// <param name="DeclaredIn">Where it is declared; empty for the flag of another library.</param>
internal sealed record FlagToRemove(PinnedFlag Pinned, IReadOnlyList<FlagSet> DeclaredIn)
{
    /// <summary>What in a text may be the flag.</summary>
    public IReadOnlyList<string> Words => [.. new[] { Pinned.Key, Pinned.MemberName }.Where(static word => word.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <exception cref="Refusal">It is not there, or has no such side.</exception>
    public static FlagToRemove Choose(string key, string keep, IReadOnlyList<FlagSet> sets)
    {
        CheckName(key);
        FlagSet[] declaring = [.. sets.Where(set => set.Find(key) is not null)];
        if (declaring.Length == 0)
        {
            return Undeclared(key, keep, sets);
        }

        DeclaredFlag[] declared = [.. declaring.Select(set => set.Find(key)!)];
        if (declared.FirstOrDefault(other => other.Type != declared[0].Type || other.Variants != declared[0].Variants) is not null)
        {
            throw Refusal.Finding($"typedflags: '{key}' is declared twice with different values. Make one of them right first, or name the project with --path.");
        }

        return new FlagToRemove(Pin(declared[0], keep), declaring);
    }

    /// <summary>Refuses what stands in every text: an empty name, and blanks.</summary>
    /// <exception cref="Refusal">It is no name.</exception>
    public static void CheckName(string key)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            throw Refusal.Usage("The flag's name is empty.");
        }
    }

    /// <summary>A flag of another library: on or off, and nobody knows whether it is there.</summary>
    private static FlagToRemove Undeclared(string key, string keep, IReadOnlyList<FlagSet> sets)
    {
        if (sets.FirstOrDefault(set => set.Binding.LocationOf(key) is not null) is { } broken)
        {
            throw Refusal.Finding([.. broken.Binding.Diagnostics.Where(static mistake => mistake.Severity == FlagsDiagnosticSeverity.Error).Select(static mistake => mistake.ToString()), $"typedflags: '{key}' can't be read as it is declared. Run 'typedflags validate'."]);
        }

        IEnumerable<string> keys = sets.SelectMany(static set => set.Binding.DeclaredKeys);
        if (DidYouMean.Find(key, keys) is { } near)
        {
            throw Refusal.Usage($"There is no flag '{key}' (did you mean '{near}'?).");
        }

        if (keep is not ("on" or "off"))
        {
            throw Refusal.Usage($"--keep: '{key}' is in no flags.yaml here, so that its variants are not known. Give 'on' or 'off'.");
        }

        return new FlagToRemove(
            new PinnedFlag { Key = key, MemberName = CSharpNames.ToMemberName(key), ValueType = FlagRemoval.FlagValueType.Boolean, Value = keep == "on", Variant = keep },
            []);
    }

    /// <summary>A flag pinned to whatever it has: for those who only look for it.</summary>
    public static PinnedFlag PinAny(DeclaredFlag flag) =>
        flag.Type == Definitions.FlagValueType.Boolean ? Pin(flag, true, "on")
        : flag.Variants.IsEmpty ? Pin(flag, ValueOf(flag.Default) ?? "", variant: null)
        : Pin(flag, ValueOf(flag.Variants[0].Value) ?? "", flag.Variants[0].Name);

    private static PinnedFlag Pin(DeclaredFlag flag, string keep)
    {
        (object value, string? variant) = flag.Type == Definitions.FlagValueType.Boolean ? OnOrOff(flag, keep) : flag.Variants.IsEmpty ? (Literal(flag, keep), null) : OneOf(flag, keep);
        return Pin(flag, value, variant);
    }

    private static PinnedFlag Pin(DeclaredFlag flag, object value, string? variant) =>
        new()
        {
            Key = flag.Key,
            MemberName = flag.MemberName,
            ValueType = Enum.Parse<FlagRemoval.FlagValueType>(flag.Type.ToString()),
            Value = value,
            Variant = variant,
            Variants = [.. flag.Variants.Items.Select(static one => new PinnedVariant(one.Name, one.MemberName, ValueOf(one.Value)!))],
        };

    private static (object Value, string? Variant) OnOrOff(DeclaredFlag flag, string keep) => keep switch
    {
        "on" => (true, "on"),
        "off" => (false, "off"),
        _ => throw NotAChoice(flag, keep, ["on", "off"]),
    };

    private static (object Value, string? Variant) OneOf(DeclaredFlag flag, string keep) =>
        flag.Variants.Items.FirstOrDefault(variant => variant.Name == keep) is { } kept
            ? (ValueOf(kept.Value)!, kept.Name)
            : throw NotAChoice(flag, keep, [.. flag.Variants.Items.Select(static variant => variant.Name)]);

    private static object Literal(DeclaredFlag flag, string keep) => flag.Type switch
    {
        Definitions.FlagValueType.String => keep,
        Definitions.FlagValueType.Integer when long.TryParse(keep, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => whole,
        Definitions.FlagValueType.Number when double.TryParse(keep, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => number,
        Definitions.FlagValueType.Object when keep == "default" => ValueOf(flag.Default)!,
        Definitions.FlagValueType.Object => throw Refusal.Usage($"--keep: '{flag.Key}' is an object without variants. Give 'default'."),
        _ => throw Refusal.Usage($"--keep: '{flag.Key}' has numbers as values, and '{keep}' is none."),
    };

    private static Refusal NotAChoice(DeclaredFlag flag, string keep, IReadOnlyList<string> choices) =>
        Refusal.Usage($"--keep: '{flag.Key}' has no '{keep}'{DidYouMean.Hint(keep, choices)}. It has {string.Join(", ", choices.Select(static choice => $"'{choice}'"))}.");

    private static object? ValueOf(DeclaredValue value) => value switch
    {
        DeclaredValue.Boolean one => one.Value,
        DeclaredValue.Text one => one.Value,
        DeclaredValue.Integer one => one.Value,
        DeclaredValue.Number one => one.Value,
        DeclaredValue.Object one => one.Members.Items.ToImmutableDictionary(static member => member.Name, static member => ValueOf(member.Value), StringComparer.Ordinal),
        DeclaredValue.List one => one.Elements.Items.Select(ValueOf).ToImmutableArray(),
        _ => null,
    };
}

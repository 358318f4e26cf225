using TypedFlags.Definitions;
using TypedFlags.FlagRemoval;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>A flag of a file in the remover's words.</summary>
internal static class PinnedFlags
{
    /// <summary>The flag with one of its variants, or <c>on</c> or <c>off</c>.</summary>
    public static PinnedFlag Of(FlagDefinition flag, string variant)
    {
        if (flag.Type == Definitions.FlagValueType.Boolean)
        {
            return OfBoolean(flag.Key, flag.MemberName, variant == FlagChoices.On);
        }

        PinnedVariant[] variants = [.. flag.Variants.Items.Select(one => new PinnedVariant(one.Name, one.MemberName, Value(flag.Type, one.Value)!))];
        return Of(flag, variants.First(one => one.Name == variant).Value) with { Variant = variant, Variants = [.. variants] };
    }

    /// <summary>A flag without variants with the value that its file gives everybody.</summary>
    public static PinnedFlag Of(FlagDefinition flag, ConstantValue value) => Of(flag, Value(flag.Type, value)!);

    /// <summary>A boolean flag of which no file is in sight.</summary>
    public static PinnedFlag OfBoolean(string key, string memberName, bool value) => new()
    {
        Key = key,
        MemberName = memberName,
        ValueType = FlagRemoval.FlagValueType.Boolean,
        Value = value,
        Variant = value ? FlagChoices.On : FlagChoices.Off,
    };

    private static PinnedFlag Of(FlagDefinition flag, object value) => new()
    {
        Key = flag.Key,
        MemberName = flag.MemberName,
        ValueType = (FlagRemoval.FlagValueType)Enum.Parse(typeof(FlagRemoval.FlagValueType), flag.Type.ToString()),
        Value = value,
    };

    private static object? Value(Definitions.FlagValueType type, ConstantValue value) => value switch
    {
        ConstantValue.Boolean boolean => boolean.Value,
        ConstantValue.Text text => text.Value,
        ConstantValue.Integer integer when type == Definitions.FlagValueType.Number => (double)integer.Value,
        ConstantValue.Integer integer => integer.Value,
        ConstantValue.Number number => number.Value,
        ConstantValue.Object members => members.Members.Items.ToDictionary(static one => one.Name, static one => Value(Definitions.FlagValueType.Object, one.Value), StringComparer.Ordinal),
        ConstantValue.List list => list.Elements.Items.Select(static one => Value(Definitions.FlagValueType.Object, one)).ToArray(),
        _ => null,
    };
}

using System.Globalization;
using TypedFlags.Definitions;

namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>The flag of a case, as its <c>flags.yaml</c> declares it.</summary>
internal static class CaseFlags
{
    public static PinnedFlag Pin(CaseFile file)
    {
        FlagsFile flags = FlagsFile.Parse("flags.yaml", file.Flags);
        Definitions.FlagDefinition flag = FlagSetBinder.Bind([flags], DateTime.UnixEpoch).Definition.Flags.Items.SingleOrDefault(candidate => candidate.Key == file.Flag)
            ?? throw new FormatException($"The flags of the case have no '{file.Flag}'.");
        VariantDefinition? variant = flag.Variants.Items.FirstOrDefault(candidate => candidate.Name == file.Keep);
        return new PinnedFlag
        {
            Key = flag.Key,
            MemberName = flag.MemberName,
            ValueType = Enum.Parse<FlagValueType>(flag.Type.ToString()),
            Value = variant is null ? ValueOf(file.Keep, flag) : ValueOf(variant.Value),
            Variant = variant?.Name ?? (flag.Type == Definitions.FlagValueType.Boolean ? file.Keep : null),
            Variants = [.. flag.Variants.Items.Select(static one => new PinnedVariant(one.Name, one.MemberName, ValueOf(one.Value)))],
        };
    }

    /// <summary>The file without the entry of the flag, which stands in lines of its own below <c>flags:</c>.</summary>
    public static string Without(string flags, string key)
    {
        string[] lines = flags.Split('\n');
        int first = Array.FindIndex(lines, line => line.StartsWith($"  {key}:", StringComparison.Ordinal));
        if (first < 0)
        {
            throw new FormatException($"'{key}:' begins a line of its own below 'flags:', indented by two.");
        }

        int count = lines.Skip(first + 1).TakeWhile(static line => line.StartsWith("   ", StringComparison.Ordinal)).Count() + 1;
        string rest = string.Join('\n', [.. lines.Take(first), .. lines.Skip(first + count)]);
        return rest.TrimEnd().EndsWith("flags:", StringComparison.Ordinal) ? rest.TrimEnd() + " {}\n" : rest;
    }

    private static object ValueOf(string text, Definitions.FlagDefinition flag) => flag.Type switch
    {
        Definitions.FlagValueType.Boolean when text is "on" or "off" => text == "on",
        Definitions.FlagValueType.String when flag.Variants.IsEmpty => text,
        Definitions.FlagValueType.Integer when flag.Variants.IsEmpty => long.Parse(text, CultureInfo.InvariantCulture),
        Definitions.FlagValueType.Number when flag.Variants.IsEmpty => double.Parse(text, CultureInfo.InvariantCulture),
        _ => throw new FormatException($"'{flag.Key}' can't be kept '{text}'."),
    };

    private static object ValueOf(ConstantValue value) => value switch
    {
        ConstantValue.Boolean boolean => boolean.Value,
        ConstantValue.Text text => text.Value,
        ConstantValue.Integer integer => integer.Value,
        ConstantValue.Number number => number.Value,
        ConstantValue.Object members => members.Members.Items.ToDictionary(static member => member.Name, static member => (object?)ValueOf(member.Value), StringComparer.Ordinal),
        ConstantValue.List list => list.Elements.Items.Select(ValueOf).ToList(),
        _ => throw new FormatException("A null has no place in a case."),
    };
}

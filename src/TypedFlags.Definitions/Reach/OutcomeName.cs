using System.Text;
using TypedFlags.Definitions.Json;

namespace TypedFlags.Definitions.Reach;

/// <summary>What an outcome is called: <c>on</c>, <c>off</c>, a variant's name, or a literal as text. Within a flag, equal names are equal outcomes.</summary>
internal static class OutcomeName
{
    public const string On = "on";
    public const string Off = "off";

    /// <summary>The name of what <c>default</c>, <c>serve</c> or <c>requires</c> says: a variant's name is a text already.</summary>
    public static string Of(ConstantValue value) => value switch
    {
        ConstantValue.Boolean boolean => boolean.Value ? On : Off,
        ConstantValue.Text text => text.Value,

        // Minus zero is the same number.
        ConstantValue.Number { Value: 0 } => "0",
        _ => Json(value),
    };

    /// <summary>The outcome of a flag that is off.</summary>
    public static string OffOf(FlagDefinition flag) =>
        flag.Type == FlagValueType.Boolean ? Off : flag.OffVariant ?? Of(flag.Default);

    /// <summary>The name, cut where it is long; never between the two halves of a character.</summary>
    public static string Shorten(string name)
    {
        if (name.Length <= FlagReach.LongestOutcome)
        {
            return name;
        }

        int length = FlagReach.LongestOutcome - 1;
        return name.Substring(0, char.IsHighSurrogate(name[length - 1]) ? length - 1 : length) + "…";
    }

    private static string Json(ConstantValue value)
    {
        StringBuilder text = new();
        ConditionText.Write(new JsonText(text), value);
        return text.ToString();
    }
}

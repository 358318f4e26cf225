using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TypedFlags;

/// <summary>Outcomes and values as short text.</summary>
internal static class OutcomeText
{
    /// <summary>What somebody gets, at the end of a text that says why.</summary>
    public static string So(EvaluationResult result) => $"-> {Of(result.Outcome)}";

    /// <summary>The variant's name, or the literal value.</summary>
    public static string Of(FlagOutcome outcome) => outcome.Variant is { } variant ? ExplanationLimits.Shorten(variant) : ValueOf(outcome);

    /// <summary>The value.</summary>
    public static string ValueOf(FlagOutcome outcome) => outcome switch
    {
        { Type: FlagType.String } => Quote(outcome.Text ?? string.Empty),
        { Type: FlagType.Object, Json.ValueKind: not JsonValueKind.Undefined } => ExplanationLimits.Shorten(outcome.Json.GetRawText()),
        _ => ExplanationLimits.Shorten(string.Create(CultureInfo.InvariantCulture, $"{outcome.ToObject()}")),
    };

    /// <summary>Names, the first few of them.</summary>
    public static string List(ReadOnlySpan<string> names)
    {
        StringBuilder list = new();
        for (int index = 0; index < Math.Min(names.Length, ExplanationLimits.Items); index++)
        {
            list.Append(index == 0 ? string.Empty : ", ").Append(ExplanationLimits.Shorten(names[index]));
        }

        return More(list, names.Length).ToString();
    }

    /// <summary>Texts in quotes, the first few of them.</summary>
    public static string Quoted(ReadOnlySpan<string?> texts)
    {
        StringBuilder list = new();
        for (int index = 0; index < Math.Min(texts.Length, ExplanationLimits.Items); index++)
        {
            list.Append(index == 0 ? string.Empty : ", ").Append(Quote(texts[index] ?? string.Empty));
        }

        return More(list, texts.Length).ToString();
    }

    /// <summary>Values, the first few of them.</summary>
    public static string List(IReadOnlyList<AttributeValue> values, int count)
    {
        StringBuilder list = new();
        foreach (AttributeValue value in values)
        {
            list.Append(list.Length == 0 ? string.Empty : ", ").Append(Of(in value, count: 0));
        }

        return More(list, count).ToString();
    }

    /// <summary>A value; text is quoted.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">Of a list, how many elements it has.</param>
    public static string Of(in AttributeValue value, int count)
    {
        switch (value.Kind)
        {
            case AttributeValueKind.None:
                return "missing";
            case AttributeValueKind.String:
                return Quote(value.ToString());
            case AttributeValueKind.List:
                StringBuilder list = new(Quoted(value.AsSpan()));
                return $"[{More(list, count)}]";
            default:
                return Plain(in value);
        }
    }

    /// <summary>A value as invariant text; of numbers that are not finite too.</summary>
    public static string Plain(in AttributeValue value) => value.AsNumber() is { } number && !double.IsFinite(number)
        ? number.ToString(CultureInfo.InvariantCulture)
        : value.ToString();

    /// <summary>Text in quotes, on one line.</summary>
    public static string Quote(string text) => $"\"{OnOneLine(ExplanationLimits.Shorten(text))}\"";

    /// <summary>A message, on one line.</summary>
    public static string Message(string? message) => OnOneLine(ExplanationLimits.Shorten(message, ExplanationLimits.MessageLength));

    /// <summary>Text from outside, or names from a file, can't start a line of their own or steer a terminal.</summary>
    public static string OnOneLine(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (char character in text)
        {
            if (char.IsControl(character) || character is '\u2028' or '\u2029')
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                line.Append(character);
            }
        }

        return line.ToString();
    }

    private static StringBuilder More(StringBuilder list, int count) =>
        count > ExplanationLimits.Items ? list.Append(CultureInfo.InvariantCulture, $" and {count - ExplanationLimits.Items} more") : list;
}

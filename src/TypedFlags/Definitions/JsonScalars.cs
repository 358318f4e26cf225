using System.Globalization;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// Reads scalars of exactly the wanted type; where everything is text, as in configuration, of exactly the text that means one.
/// </summary>
internal readonly struct JsonScalars(bool asText)
{
    private const int Thousandths = 1000;
    private const int LongestShown = 40;

    public bool TryGetBoolean(JsonElement element, out bool value)
    {
        value = element.ValueKind == JsonValueKind.True;
        return element.ValueKind is JsonValueKind.True or JsonValueKind.False
            || (IsText(element) && bool.TryParse(element.GetString(), out value));
    }

    public bool TryGetInteger(JsonElement element, out int value)
    {
        bool read = TryGetLong(element, out long number) && number is >= int.MinValue and <= int.MaxValue;
        value = read ? (int)number : 0;
        return read;
    }

    public bool TryGetLong(JsonElement element, out long value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number
            ? element.TryGetInt64(out value)
            : IsText(element) && long.TryParse(element.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>A finite number.</summary>
    public bool TryGetNumber(JsonElement element, out double value)
    {
        value = 0;
        bool read = element.ValueKind == JsonValueKind.Number
            ? element.TryGetDouble(out value)
            : IsText(element) && double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        return read && double.IsFinite(value);
    }

    /// <summary>A percentage from 0 to 100 with at most three decimals, in thousandths of a percent.</summary>
    public bool TryGetPercentage(JsonElement element, out int thousandths)
    {
        decimal percentage = 0;
        bool read = element.ValueKind == JsonValueKind.Number
            ? element.TryGetDecimal(out percentage)
            : IsText(element) && decimal.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out percentage);
        if (!read || percentage is < 0 or > 100 || decimal.Truncate(percentage * Thousandths) != percentage * Thousandths)
        {
            thousandths = 0;
            return false;
        }

        thousandths = (int)(percentage * Thousandths);
        return true;
    }

    public static bool TryGetText(JsonElement element, out string text)
    {
        text = element.ValueKind == JsonValueKind.String ? element.GetString()! : string.Empty;
        return element.ValueKind == JsonValueKind.String;
    }

    /// <summary>A list; configuration may give one as a section with the keys 0, 1, 2, …</summary>
    public bool TryGetList(JsonElement element, out JsonElement[] items)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            items = new JsonElement[element.GetArrayLength()];
            int index = 0;
            foreach (JsonElement item in element.EnumerateArray())
            {
                items[index++] = item;
            }

            return true;
        }

        items = [];
        return asText && element.ValueKind == JsonValueKind.Object && TryGetNumbered(element, out items);
    }

    /// <summary>A list of texts.</summary>
    public bool TryGetTexts(JsonElement element, out string[] texts)
    {
        texts = [];
        if (!TryGetList(element, out JsonElement[] items))
        {
            return false;
        }

        string[] read = new string[items.Length];
        for (int index = 0; index < read.Length; index++)
        {
            if (!TryGetText(items[index], out read[index]))
            {
                return false;
            }
        }

        texts = read;
        return true;
    }

    private static bool TryGetNumbered(JsonElement map, out JsonElement[] items)
    {
        items = [];
        List<JsonElement> found = [];
        foreach (JsonProperty property in map.EnumerateObject())
        {
            if (!int.TryParse(property.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return false;
            }

            found.Add(property.Value);
        }

        items = [.. found];
        return items.Length > 0;
    }

    /// <summary>How a value looks in a message: short, on one line.</summary>
    public static string Describe(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            return element.ValueKind == JsonValueKind.Object ? "a map" : "a list";
        }

        return Shorten(element.GetRawText());
    }

    /// <summary>A text as it is shown in a message: on one line, and no longer than people read.</summary>
    public static string Shorten(string text, int longest = LongestShown)
    {
        string start = text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest), "…");
        return start.ReplaceLineEndings(" ");
    }

    private bool IsText(JsonElement element) => asText && element.ValueKind == JsonValueKind.String;
}

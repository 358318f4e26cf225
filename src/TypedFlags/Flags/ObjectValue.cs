using System.ComponentModel;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// Reads the members of an object flag's value: what the generated records are filled with. A value that does not fit is an
/// exception with a sentence for people; the handle then serves the default with that sentence. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ObjectValue
{
    /// <summary>A member of an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The member's name as in <c>flags.yaml</c>.</param>
    /// <returns>The member; of the kind <see cref="JsonValueKind.Undefined"/>, which reads as null, where it is missing.</returns>
    /// <exception cref="FormatException"><paramref name="element"/> is no object.</exception>
    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
            ? element.TryGetProperty(name, out JsonElement member) ? member : default
            : throw Unfit(element, "an object");

    /// <summary>True for null and for a missing member.</summary>
    /// <param name="element">The member.</param>
    public static bool IsNull(JsonElement element) => element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>A boolean.</summary>
    /// <param name="element">The member.</param>
    /// <exception cref="FormatException">It is something else, or missing.</exception>
    public static bool ToBoolean(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unfit(element, "a boolean"),
    };

    /// <summary>A text.</summary>
    /// <param name="element">The member.</param>
    /// <exception cref="FormatException">It is something else, or missing.</exception>
    public static string ToText(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Unfit(element, "a text");

    /// <summary>A whole number.</summary>
    /// <param name="element">The member.</param>
    /// <exception cref="FormatException">It is something else, has a fraction, does not fit into 32 bits, or is missing.</exception>
    public static int ToInteger(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int value) ? value : throw Unfit(element, "a 32-bit whole number");

    /// <summary>A whole number, where one of the declared values needs more than 32 bits.</summary>
    /// <param name="element">The member.</param>
    /// <exception cref="FormatException">It is something else, has a fraction, does not fit into 64 bits, or is missing.</exception>
    public static long ToLong(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long value) ? value : throw Unfit(element, "a whole number");

    /// <summary>A finite number.</summary>
    /// <param name="element">The member.</param>
    /// <exception cref="FormatException">It is something else, too large, or missing.</exception>
    public static double ToNumber(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw Unfit(element, "a number");

    /// <summary>A list.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="element">The member.</param>
    /// <param name="read">Reads an element.</param>
    /// <exception cref="FormatException">It is something else, or missing, or an element does not fit.</exception>
    public static IReadOnlyList<T> ToList<T>(JsonElement element, Func<JsonElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Unfit(element, "a list");
        }

        T[] list = new T[element.GetArrayLength()];
        int index = 0;
        foreach (JsonElement item in element.EnumerateArray())
        {
            list[index++] = read(item);
        }

        return Array.AsReadOnly(list);
    }

    /// <summary>True where two lists are null, or have equal elements in the same order: a record compares values.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="left">One list.</param>
    /// <param name="right">The other.</param>
    /// <param name="equals">Compares two elements.</param>
    public static bool AreEqual<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right, Func<T, T, bool> equals)
    {
        ArgumentNullException.ThrowIfNull(equals);
        if (left is null || right is null || left.Count != right.Count)
        {
            return ReferenceEquals(left, right);
        }

        for (int index = 0; index < left.Count; index++)
        {
            if (!equals(left[index], right[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static FormatException Unfit(JsonElement element, string wanted) =>
        new(element.ValueKind == JsonValueKind.Undefined
            ? $"the object lacks a member that should be {wanted}"
            : $"the object has {Describe(element)} where {wanted} is wanted");

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => $"the number {element.GetRawText()}",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };
}

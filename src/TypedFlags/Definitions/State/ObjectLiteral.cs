using System.Buffers;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// Makes sure that an object which a provider serves has the members that the generated type reads: those of the default, each
/// of its type. Where everything is text, members become what the default's are.
/// </summary>
internal static class ObjectLiteral
{
    private const int DeepestNesting = 64;

    /// <summary>The object, or null where it does not fit.</summary>
    public static JsonElement? Fit(JsonElement json, JsonElement template, JsonScalars scalars)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            if (json.ValueKind != JsonValueKind.Object || !TryWrite(writer, json, template, scalars, depth: 0))
            {
                return null;
            }
        }

        Utf8JsonReader reader = new(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = DeepestNesting * 2 });
        return JsonElement.ParseValue(ref reader);
    }

    private static bool TryWrite(Utf8JsonWriter writer, JsonElement json, JsonElement template, JsonScalars scalars, int depth)
    {
        if (depth > DeepestNesting)
        {
            return false;
        }

        switch (template.ValueKind)
        {
            case JsonValueKind.Object:
                return json.ValueKind == JsonValueKind.Object && TryWriteObject(writer, json, template, scalars, depth);
            case JsonValueKind.Array:
                return scalars.TryGetList(json, out JsonElement[] items) && TryWriteList(writer, items, template, scalars, depth);
            case JsonValueKind.String:
                return TryWriteText(writer, json);
            case JsonValueKind.True or JsonValueKind.False:
                if (!scalars.TryGetBoolean(json, out bool boolean))
                {
                    return false;
                }

                writer.WriteBooleanValue(boolean);
                return true;
            case JsonValueKind.Number when template.TryGetInt64(out _):
                if (!scalars.TryGetLong(json, out long integer))
                {
                    return false;
                }

                writer.WriteNumberValue(integer);
                return true;
            case JsonValueKind.Number:
                if (!scalars.TryGetNumber(json, out double number))
                {
                    return false;
                }

                writer.WriteNumberValue(number);
                return true;
            default:
                // Null says nothing of the type.
                json.WriteTo(writer);
                return true;
        }
    }

    private static bool TryWriteText(Utf8JsonWriter writer, JsonElement json)
    {
        if (!JsonScalars.TryGetText(json, out string text))
        {
            return false;
        }

        writer.WriteStringValue(text);
        return true;
    }

    private static bool TryWriteObject(Utf8JsonWriter writer, JsonElement json, JsonElement template, JsonScalars scalars, int depth)
    {
        writer.WriteStartObject();
        foreach (JsonProperty member in template.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            if (!json.TryGetProperty(member.Name, out JsonElement value) || !TryWrite(writer, value, member.Value, scalars, depth + 1))
            {
                return false;
            }
        }

        writer.WriteEndObject();
        return true;
    }

    private static bool TryWriteList(Utf8JsonWriter writer, JsonElement[] items, JsonElement template, JsonScalars scalars, int depth)
    {
        writer.WriteStartArray();
        foreach (JsonElement item in items)
        {
            if (template.GetArrayLength() == 0)
            {
                item.WriteTo(writer);
            }
            else if (!TryWrite(writer, item, template[0], scalars, depth + 1))
            {
                return false;
            }
        }

        writer.WriteEndArray();
        return true;
    }
}

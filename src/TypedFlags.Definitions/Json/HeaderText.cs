using TypedFlags.Definitions.Binding;

namespace TypedFlags.Definitions.Json;

/// <summary>Writes the first line of the compiled definitions.</summary>
internal static class HeaderText
{
    private const int Format = 1;

    public static void Write(JsonText json, EquatableArray<AttributeDefinition> context, EquatableArray<SegmentDefinition> segments)
    {
        json.Open('{');
        json.Name("format");
        json.Integer(Format);
        if (!context.IsEmpty)
        {
            json.Name("context");
            json.Open('{');
            foreach (AttributeDefinition attribute in context)
            {
                WriteAttribute(json, attribute);
            }

            json.Close('}');
        }

        if (!segments.IsEmpty)
        {
            json.Name("segments");
            json.Open('{');
            foreach (SegmentDefinition segment in segments)
            {
                json.Name(segment.Name);
                ConditionText.Write(json, segment.When);
            }

            json.Close('}');
        }

        json.Close('}');
    }

    private static void WriteAttribute(JsonText json, AttributeDefinition attribute)
    {
        json.Name(attribute.Name);
        json.Open('{');
        json.Name("type");
        json.Text(attribute.Type.NameOf());
        if (!attribute.Values.IsEmpty)
        {
            json.Name("values");
            ConditionText.Write(json, attribute.Values);
        }

        json.Close('}');
    }
}

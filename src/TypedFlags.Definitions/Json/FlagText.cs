namespace TypedFlags.Definitions.Json;

/// <summary>Writes one flag's line; properties in the order of the language's reference.</summary>
internal static class FlagText
{
    public static void Write(JsonText json, FlagDefinition flag)
    {
        json.Open('{');
        Text(json, "key", flag.Key);
        Text(json, "type", NameOf(flag.Type));
        Text(json, "name", flag.Name);
        Text(json, "description", flag.Description);
        Text(json, "kind", flag.Kind == FlagKind.Release ? null : NameOf(flag.Kind));
        Text(json, "owner", flag.Owner);
        Texts(json, "tags", flag.Tags);
        if (!flag.Metadata.IsEmpty)
        {
            json.Name("metadata");
            json.Open('{');
            ConditionText.Write(json, flag.Metadata);
            json.Close('}');
        }

        Text(json, "created", flag.Created);
        Text(json, "expires", flag.Expires);
        WriteDeprecation(json, flag);
        Text(json, "replaced_by", flag.ReplacedBy);
        True(json, "public", flag.IsPublic);
        StateText.WriteTargeting(json, flag);
        Text(json, "bucket_by", flag.BucketBy);
        Text(json, "salt", flag.Salt);
        Text(json, "bucketing", flag.Bucketing);
        WriteValues(json, flag);
        StateText.WriteSplit(json, flag.State.Outcome);
        json.Close('}');
    }

    public static void Text(JsonText json, string name, string? value)
    {
        if (value is not null)
        {
            json.Name(name);
            json.Text(value);
        }
    }

    public static void Texts(JsonText json, string name, EquatableArray<string> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        json.Name(name);
        json.Open('[');
        foreach (string value in values)
        {
            json.Text(value);
        }

        json.Close(']');
    }

    public static void True(JsonText json, string name, bool value)
    {
        if (value)
        {
            json.Name(name);
            json.Boolean(true);
        }
    }

    private static void WriteDeprecation(JsonText json, FlagDefinition flag)
    {
        if (flag.DeprecationMessage is { } message)
        {
            Text(json, "deprecated", message);
        }
        else
        {
            True(json, "deprecated", flag.IsDeprecated);
        }
    }

    private static void WriteValues(JsonText json, FlagDefinition flag)
    {
        if (!flag.Variants.IsEmpty)
        {
            json.Name("variants");
            json.Open('{');
            foreach (VariantDefinition variant in flag.Variants)
            {
                json.Name(variant.Name);
                ConditionText.Write(json, variant.Value);
            }

            json.Close('}');
        }

        json.Name("default");
        ConditionText.Write(json, flag.Default);
        Text(json, "off_variant", flag.OffVariant);
    }

    private static string NameOf(FlagValueType type) => type switch
    {
        FlagValueType.Boolean => "boolean",
        FlagValueType.String => "string",
        FlagValueType.Integer => "integer",
        FlagValueType.Number => "number",
        _ => "object",
    };

    private static string NameOf(FlagKind kind) => kind switch
    {
        FlagKind.Experiment => "experiment",
        FlagKind.Operational => "operational",
        FlagKind.Permission => "permission",
        _ => "release",
    };
}

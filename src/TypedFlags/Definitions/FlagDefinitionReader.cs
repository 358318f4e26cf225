using System.Text.Json;

namespace TypedFlags;

/// <summary>Reads the definition out of a compiled line; the state in it stays unread.</summary>
internal static class FlagDefinitionReader
{
    public static FlagDefinition Read(CompiledDefinitions definitions, int index, JsonElement line)
    {
        FlagDefinitionProperties properties = new() { Key = line.GetProperty("key"u8).GetString()! };
        JsonElement variants = default;
        JsonElement defaultValue = default;
        string? offVariant = null;
        foreach (JsonProperty property in line.EnumerateObject())
        {
            JsonElement value = property.Value;
            switch (KnownNames.Of(property))
            {
                case "type": properties.Type = ParseType(value.GetString()); break;
                case "name": properties.Name = value.GetString(); break;
                case "description": properties.Description = value.GetString(); break;
                case "kind": properties.Kind = ParseKind(value.GetString()); break;
                case "owner": properties.Owner = value.GetString(); break;
                case "tags": properties.Tags = ReadTexts(value); break;
                case "metadata": properties.Metadata = ReadMetadata(value); break;
                case "created": properties.Created = value.GetString(); break;
                case "expires": properties.Expires = value.GetString(); break;
                case "deprecated": ReadDeprecation(properties, value); break;
                case "replaced_by": properties.ReplacedBy = value.GetString(); break;
                case "public": properties.IsPublic = value.ValueKind == JsonValueKind.True; break;
                case "bucket_by": properties.BucketBy = value.GetString(); break;
                case "salt": properties.Salt = value.GetString(); break;
                case "bucketing": properties.Bucketing = ParseBucketing(value.GetString()); break;
                case "variants": variants = value; break;
                case "off_variant": offVariant = value.GetString(); break;
                case "default": defaultValue = value; break;
            }
        }

        ReadOutcomes(properties, variants, defaultValue, offVariant);
        return new FlagDefinition(definitions, index, line, properties);
    }

    /// <summary>A literal of a flag's type, or null where the element is something else.</summary>
    public static FlagOutcome? ReadLiteral(FlagType type, JsonElement value, JsonScalars scalars, int index = -1, string? variant = null)
    {
        switch (type)
        {
            case FlagType.Boolean when scalars.TryGetBoolean(value, out bool boolean):
                return new FlagOutcome { Type = type, Index = index, Variant = variant, Boolean = boolean };
            case FlagType.String when JsonScalars.TryGetText(value, out string text):
                return new FlagOutcome { Type = type, Index = index, Variant = variant, Text = text };
            case FlagType.Integer when scalars.TryGetInteger(value, out int integer):
                return new FlagOutcome { Type = type, Index = index, Variant = variant, Integer = integer };
            case FlagType.Number when scalars.TryGetNumber(value, out double number):
                return new FlagOutcome { Type = type, Index = index, Variant = variant, Number = number };
            case FlagType.Object when value.ValueKind == JsonValueKind.Object:
                return new FlagOutcome { Type = type, Index = index, Variant = variant, Json = value.Clone() };
            default:
                return null;
        }
    }

    private static void ReadOutcomes(FlagDefinitionProperties properties, JsonElement variants, JsonElement defaultValue, string? offVariant)
    {
        JsonScalars scalars = new(asText: false);
        if (properties.Type == FlagType.Boolean)
        {
            FlagOutcome[] sides = FlagOutcome.OfBooleans;
            properties.Outcomes = sides;
            properties.Default = sides[defaultValue.ValueKind == JsonValueKind.True ? 1 : 0];
            properties.Off = sides[0];
            return;
        }

        if (variants.ValueKind == JsonValueKind.Object)
        {
            List<FlagOutcome> outcomes = [];
            foreach (JsonProperty variant in variants.EnumerateObject())
            {
                outcomes.Add(ReadLiteral(properties.Type, variant.Value, scalars, outcomes.Count, variant.Name)
                    ?? throw Malformed(properties.Key, $"the variant '{variant.Name}' is not of the flag's type"));
            }

            properties.HasVariants = true;
            properties.Outcomes = [.. outcomes];
            properties.Default = Find(properties, defaultValue.GetString());
            properties.Off = offVariant is null ? properties.Default : Find(properties, offVariant);
            return;
        }

        properties.Default = ReadLiteral(properties.Type, defaultValue, scalars)
            ?? throw Malformed(properties.Key, "the default is not of the flag's type");
        properties.Off = properties.Default;
    }

    private static FlagOutcome Find(FlagDefinitionProperties properties, string? variant) =>
        Array.Find(properties.Outcomes, outcome => string.Equals(outcome.Variant, variant, StringComparison.Ordinal))
        ?? throw Malformed(properties.Key, $"there is no variant '{variant}'");

    private static FormatException Malformed(string key, string what) =>
        new($"The compiled definition of the flag '{key}' can't be read: {what}. Rebuild the project that declares it.");

    private static FlagType ParseType(string? name) => name switch
    {
        "string" => FlagType.String,
        "integer" => FlagType.Integer,
        "number" => FlagType.Number,
        "object" => FlagType.Object,
        _ => FlagType.Boolean,
    };

    private static FlagKind ParseKind(string? name) => name switch
    {
        "experiment" => FlagKind.Experiment,
        "operational" => FlagKind.Operational,
        "permission" => FlagKind.Permission,
        _ => FlagKind.Release,
    };

    private static BucketingAlgorithm ParseBucketing(string? name) => name switch
    {
        "feature_flag_infra" => BucketingAlgorithm.FeatureFlagInfra,
        "flagforge" => BucketingAlgorithm.FlagForge,
        "rollgate" => BucketingAlgorithm.Rollgate,
        "feature_management" => BucketingAlgorithm.FeatureManagement,
        "unleash" => BucketingAlgorithm.Unleash,
        _ => BucketingAlgorithm.TypedFlags,
    };

    private static void ReadDeprecation(FlagDefinitionProperties properties, JsonElement value)
    {
        properties.IsDeprecated = value.ValueKind is JsonValueKind.True or JsonValueKind.String;
        properties.DeprecationMessage = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static string[] ReadTexts(JsonElement list) =>
        new JsonScalars(asText: false).TryGetTexts(list, out string[] texts) ? texts : [];

    private static Dictionary<string, object> ReadMetadata(JsonElement map)
    {
        Dictionary<string, object> metadata = new(StringComparer.Ordinal);
        foreach (JsonProperty entry in map.EnumerateObject())
        {
            metadata[entry.Name] = entry.Value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Number when entry.Value.TryGetInt64(out long integer) => integer,
                JsonValueKind.Number => entry.Value.GetDouble(),
                JsonValueKind.String => entry.Value.GetString()!,
                _ => entry.Value.GetRawText(),
            };
        }

        return metadata;
    }

    /// <summary>The day in UTC, of a date or of a point in time.</summary>
    public static DateOnly? ReadDay(string? text) =>
        Rfc3339.TryParse(text, out long ticks) ? DateOnly.FromDateTime(new DateTime(ticks, DateTimeKind.Utc)) : null;
}

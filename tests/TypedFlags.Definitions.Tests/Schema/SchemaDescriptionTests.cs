using System.Text.Json;

namespace TypedFlags.Definitions.Tests.Schema;

/// <summary>An editor shows a description for whatever can be written.</summary>
public class SchemaDescriptionTests
{
    private static readonly JsonElement s_schema = JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.PathOf("flags.schema.json"))).RootElement;

    [Fact]
    public void Every_property_of_every_closed_object_has_a_description()
    {
        IEnumerable<string> silent = PropertiesOfClosedObjects(s_schema, "#").Where(property => !HasDescription(property.Schema)).Select(property => property.Path);

        Assert.Empty(silent);
    }

    [Fact]
    public void Every_property_of_conditions_has_a_description()
    {
        IEnumerable<JsonProperty> properties = s_schema.GetProperty("definitions").GetProperty("condition").GetProperty("properties").EnumerateObject();

        Assert.DoesNotContain(properties, property => !HasDescription(property.Value));
    }

    [Theory]
    [InlineData("#", "namespace class visibility policy context segments flags")]
    [InlineData("#/definitions/policy", "naming require max_lifetime_days")]
    [InlineData("#/definitions/attribute", "type values")]
    [InlineData("#/definitions/exclusion", "users groups")]
    [InlineData("#/definitions/tenant", "enabled serve rollout split users groups exclude")]
    [InlineData("#/definitions/rule", "name when serve rollout split salt bucket_by enabled otherwise")]
    [InlineData("#/definitions/scheduleStep", "at enabled serve rollout split")]
    [InlineData("#/definitions/flag", "name description kind owner tags metadata created expires deprecated replaced_by public type variants default off_variant"
        + " enabled environments requires staff_only exclude users groups tenants rules serve rollout split schedule bucket_by salt bucketing")]
    public void The_properties_are_those_of_the_language(string path, string names)
    {
        HashSet<string> described = [.. PropertiesOfClosedObjects(s_schema, "#").Where(property => property.Owner == path).Select(property => property.Name)];

        Assert.Equal(names.Split(' ').Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    // The conditional parts narrow properties that the closed objects have described already.
    private static IEnumerable<(string Path, string Owner, string Name, JsonElement Schema)> PropertiesOfClosedObjects(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        bool isClosed = element.TryGetProperty("additionalProperties", out JsonElement additional) && additional.ValueKind == JsonValueKind.False;
        if (isClosed)
        {
            foreach (JsonProperty property in element.GetProperty("properties").EnumerateObject())
            {
                yield return ($"{path}/properties/{property.Name}", path, property.Name, property.Value);
            }
        }

        foreach (JsonProperty child in element.EnumerateObject())
        {
            foreach ((string Path, string Owner, string Name, JsonElement Schema) inner in PropertiesOfClosedObjects(child.Value, $"{path}/{child.Name}"))
            {
                yield return inner;
            }
        }
    }

    private static bool HasDescription(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("description", out JsonElement description)
        && description.GetString() is { Length: > 4 } sentence
        && sentence[^1] is '.' or '?';
}

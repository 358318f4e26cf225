using System.Text.Json;

namespace TypedFlags;

/// <summary>The attributes and segments that one assembly's rules may use: the header of its compiled definitions.</summary>
internal sealed class ContextSchema
{
    private readonly Dictionary<string, AttributeDeclaration> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Segment> _segments = new(StringComparer.Ordinal);

    private ContextSchema()
    {
        foreach (AttributeDeclaration reserved in AttributeDeclaration.Reserved)
        {
            _attributes.Add(reserved.Name, reserved);
        }
    }

    /// <summary>The names of all attributes, the reserved ones too.</summary>
    public IReadOnlyCollection<string> AttributeNames => _attributes.Keys;

    /// <summary>The names of all segments.</summary>
    public IReadOnlyCollection<string> SegmentNames => _segments.Keys;

    /// <summary>Reads the header line; segments stay unread until a rule uses them.</summary>
    public static ContextSchema Read(JsonElement header)
    {
        ContextSchema schema = new();
        if (header.TryGetProperty("context"u8, out JsonElement attributes))
        {
            List<string> names = [];
            foreach (JsonProperty attribute in attributes.EnumerateObject())
            {
                names.Add(attribute.Name);
            }

            AttributeIds.Declare(names);
            foreach (JsonProperty attribute in attributes.EnumerateObject())
            {
                schema._attributes[attribute.Name] = ReadAttribute(attribute.Name, attribute.Value);
            }
        }

        if (header.TryGetProperty("segments"u8, out JsonElement segments))
        {
            foreach (JsonProperty segment in segments.EnumerateObject())
            {
                schema._segments[segment.Name] = new Segment(segment.Value);
            }
        }

        return schema;
    }

    /// <summary>A declared or reserved attribute, or null.</summary>
    public AttributeDeclaration? FindAttribute(string name) => _attributes.GetValueOrDefault(name);

    /// <summary>What <c>bucket_by</c> names: <c>user</c>, <c>tenant</c> or a declared attribute with one value; null where it is none of these.</summary>
    public AttributeDeclaration? FindUnit(string? bucketBy)
    {
        if (bucketBy is null or "user")
        {
            return AttributeDeclaration.User;
        }

        AttributeDeclaration? attribute = FindAttribute(bucketBy);
        return attribute is { Source: AttributeSource.Tenant } or { Source: AttributeSource.Declared, Type: not AttributeType.List } ? attribute : null;
    }

    public bool HasSegment(string name) => _segments.ContainsKey(name);

    /// <summary>A segment's condition; null where there is none, or where it leads back to itself.</summary>
    /// <param name="name">The segment.</param>
    /// <param name="depth">How deep its first condition stands inside others.</param>
    public Condition? FindSegment(string name, int depth)
    {
        if (!_segments.TryGetValue(name, out Segment? segment))
        {
            return null;
        }

        if (segment.Condition is { } known)
        {
            return known;
        }

        // A cycle is an error in the build; should one come here all the same, the depth ends it.
        ConditionReader reader = new(this, textScalars: false, isCompiled: true);
        Condition? read = reader.Read(segment.Json, depth);
        if (read is not null)
        {
            // What belongs to others can't have this name too.
            bool isOwn = read.Segment is null && !ReferenceEquals(read, Condition.Always);
            read = isOwn ? read : new AllCondition([read]);
            read.Segment = name;
        }

        segment.Condition = read;
        return read;
    }

    private static AttributeDeclaration ReadAttribute(string name, JsonElement declaration)
    {
        AttributeType type = AttributeType.String;
        JsonElement[]? values = null;
        if (declaration.ValueKind == JsonValueKind.String)
        {
            type = AttributeDeclaration.ParseType(declaration.GetString());
        }
        else if (declaration.ValueKind == JsonValueKind.Object)
        {
            if (declaration.TryGetProperty("type"u8, out JsonElement typeName))
            {
                type = AttributeDeclaration.ParseType(typeName.GetString());
            }

            if (declaration.TryGetProperty("values"u8, out JsonElement allowed) && allowed.ValueKind == JsonValueKind.Array)
            {
                values = new JsonElement[allowed.GetArrayLength()];
                for (int index = 0; index < values.Length; index++)
                {
                    values[index] = allowed[index];
                }
            }
        }

        return new AttributeDeclaration(name, type, AttributeSource.Declared, AttributeIds.Find(name), values);
    }

    private sealed class Segment(JsonElement json)
    {
        public JsonElement Json { get; } = json;

        public Condition? Condition { get; set; }
    }
}

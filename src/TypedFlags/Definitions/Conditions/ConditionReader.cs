using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// Reads conditions, in the canonical form of the compiled definitions or in the short forms of the file. The first mistake ends
/// the reading; <see cref="Problem"/> says what it was.
/// </summary>
internal sealed class ConditionReader(ContextSchema schema, bool textScalars, bool isCompiled)
{
    /// <summary>Deeper than any file allows, segments within segments counted too; it ends cycles and protects the stack.</summary>
    private const int DeepestNesting = 256;

    private readonly JsonScalars _scalars = new(textScalars);

    /// <summary>What is wrong, as the end of a sentence; null where nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>A condition, or null where there is a <see cref="Problem"/>.</summary>
    public Condition? Read(JsonElement json, int depth = 0)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Fail($"a condition is a map from attributes to what they should be, not {JsonScalars.Describe(json)}.");
        }

        if (depth > DeepestNesting)
        {
            return Fail("conditions and segments are nested too deeply, or lead back to themselves.");
        }

        List<Condition> conditions = [];
        foreach (JsonProperty entry in json.EnumerateObject())
        {
            Condition? condition = entry.Name switch
            {
                "all" => ReadList(entry, depth) is { } all ? new AllCondition(all) : null,
                "any" => ReadList(entry, depth) is { } any ? new AnyCondition(any) : null,
                "not" => Read(entry.Value, depth + 1) is { } inner ? new NotCondition(inner) : null,
                "segment" => ReadSegment(entry.Value, depth),
                _ => ReadAttribute(entry),
            };
            if (condition is null)
            {
                return null;
            }

            conditions.Add(condition);
        }

        return conditions.Count == 1 ? conditions[0] : new AllCondition([.. conditions]);
    }

    private Condition[]? ReadList(JsonProperty entry, int depth)
    {
        if (!_scalars.TryGetList(entry.Value, out JsonElement[] items) || items.Length == 0)
        {
            Fail($"'{entry.Name}' is a list of at least one condition.");
            return null;
        }

        Condition[] conditions = new Condition[items.Length];
        for (int index = 0; index < conditions.Length; index++)
        {
            if (Read(items[index], depth + 1) is not { } condition)
            {
                return null;
            }

            conditions[index] = condition;
        }

        return conditions;
    }

    private Condition? ReadSegment(JsonElement json, int depth)
    {
        if (!JsonScalars.TryGetText(json, out string name) || !schema.HasSegment(name))
        {
            return Fail($"there is no segment {JsonScalars.Describe(json)}{DidYouMean.Hint(name, schema.SegmentNames)}.");
        }

        return schema.FindSegment(name, depth + 1)
            ?? Fail($"the segment '{name}' can't be read, or leads back to itself.");
    }

    private Condition? ReadAttribute(JsonProperty entry)
    {
        if (schema.FindAttribute(entry.Name) is not { } attribute)
        {
            return Fail($"there is no attribute '{JsonScalars.Shorten(entry.Name)}'{DidYouMean.Hint(entry.Name, schema.AttributeNames)}.");
        }

        ComparisonReader reader = new(attribute, _scalars, isCompiled);
        Condition? condition = reader.Read(entry.Value);
        return condition ?? Fail(reader.Problem ?? "the comparison can't be read.");
    }

    private Condition? Fail(string problem)
    {
        Problem ??= problem;
        return null;
    }
}

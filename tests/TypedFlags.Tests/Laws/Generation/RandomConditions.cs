using System.Text.Json.Nodes;

namespace TypedFlags.Tests.Laws.Generation;

/// <summary>Conditions over the attributes of the <see cref="World"/>, in the canonical form.</summary>
internal static class RandomConditions
{
    public static JsonObject Next(Random random, int depth = 0) => random.Next(depth > 2 ? 1 : 8) switch
    {
        7 => new JsonObject { ["all"] = List(random, depth) },
        6 => new JsonObject { ["any"] = List(random, depth) },
        5 => new JsonObject { ["not"] = Next(random, depth + 1) },
        4 when random.Chance(0.5) => new JsonObject { ["segment"] = random.Pick("pros", "adults") },
        _ => Comparison(random),
    };

    private static JsonArray List(Random random, int depth) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (JsonNode)Next(random, depth + 1))];

    private static JsonObject Comparison(Random random) => random.Next(10) switch
    {
        0 => Of("plan", Text(random, World.Plans)),
        1 => Of("age", Ordered(random, World.Ages)),
        2 => Of("beta", new JsonObject { [random.Pick("eq", "ne", "exists")] = random.Chance(0.5) }),
        3 => Of("since", new JsonObject { [random.Pick("before", "after")] = random.Pick(World.Times) }),
        4 => Of("version", Ordered(random, World.Versions)),
        5 => Of("tags", new JsonObject { [random.Pick("contains", "not_contains")] = Values(random.Some(World.Tags)) }),
        6 => Of("groups", new JsonObject { [random.Pick("contains", "not_contains")] = Values(random.Some(World.Groups)) }),
        7 => Of("targetingKey", Text(random, World.Users)),
        8 => Of("tenant", Text(random, World.Tenants)),
        _ => random.Next(3) switch
        {
            0 => Of("staff", new JsonObject { ["eq"] = random.Chance(0.5) }),
            1 => Of("environment", Text(random, World.Environments)),
            _ => Of("now", new JsonObject { [random.Pick("before", "after")] = random.Pick(World.Times) }),
        },
    };

    private static JsonObject Of(string attribute, JsonObject comparison) => new() { [attribute] = comparison };

    private static JsonObject Text(Random random, string[] values)
    {
        JsonObject comparison = random.Next(6) switch
        {
            0 => new JsonObject { [random.Pick("in", "not_in")] = Values(random.Some(values)) },
            1 => new JsonObject { [random.Pick("contains", "not_contains", "starts_with", "ends_with")] = Part(random, random.Pick(values)) },
            2 => new JsonObject { ["matches"] = random.Pick("^[a-p]", "o", "^.{3}$") },
            3 => new JsonObject { ["exists"] = random.Chance(0.5) },
            _ => new JsonObject { [random.Pick("eq", "ne")] = random.Pick(values) },
        };
        if (random.Chance(0.2) && !comparison.ContainsKey("exists"))
        {
            comparison["ignore_case"] = true;
        }

        return comparison;
    }

    private static string Part(Random random, string text)
    {
        int start = random.Next(text.Length + 1);
        return text.Substring(start, random.Next(text.Length - start + 1));
    }

    private static JsonObject Ordered<T>(Random random, T[] values) => random.Next(3) switch
    {
        0 => new JsonObject { [random.Pick("in", "not_in")] = Values(random.Some(values)) },
        1 => new JsonObject { ["exists"] = random.Chance(0.5) },
        _ => new JsonObject { [random.Pick("eq", "ne", "lt", "lte", "gt", "gte")] = JsonValue.Create(random.Pick(values)) },
    };

    private static JsonArray Values<T>(T[] values) => [.. values.Select(static value => (JsonNode?)JsonValue.Create(value))];
}

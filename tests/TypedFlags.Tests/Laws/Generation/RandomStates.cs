using System.Text.Json.Nodes;

namespace TypedFlags.Tests.Laws.Generation;

/// <summary>States of a flag: what its file says, what a provider says, what is said of a tenant or from a time on.</summary>
internal static class RandomStates
{
    /// <summary>Any state property of a flag, some of the time each.</summary>
    /// <param name="random">The source.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="earlier">The flags that it may require.</param>
    public static JsonObject Next(Random random, FlagShape flag, IReadOnlyList<FlagShape> earlier)
    {
        JsonObject state = [];
        void Sometimes(double probability, string property, Func<JsonNode> value)
        {
            if (random.Chance(probability))
            {
                state[property] = value();
            }
        }

        Sometimes(0.1, "enabled", () => random.Chance(0.5));
        Sometimes(0.1, "environments", () => Texts(random.Some(World.Environments)));
        Sometimes(earlier.Count == 0 ? 0 : 0.2, "requires", () => Requires(random, earlier));
        Sometimes(flag.IsBoolean ? 0.05 : 0, "staff_only", () => true);
        Sometimes(flag.Distributes ? 0.2 : 0, "exclude", () => Exclude(random));
        Sometimes(flag.IsBoolean || flag.Variants.Length > 0 ? 0.3 : 0, "users", () => Audience(random, flag, World.Users));
        Sometimes(flag.IsBoolean || flag.Variants.Length > 0 ? 0.2 : 0, "groups", () => Audience(random, flag, World.Groups));
        Sometimes(0.3, "tenants", () => Tenants(random, flag));
        Sometimes(0.5, "rules", () => Rules(random, flag));
        AddOutcome(random, flag, state, probability: 0.6, servesRarely: true);
        Sometimes(0.2, "schedule", () => Schedule(random, flag));
        return state;
    }

    private static JsonArray Texts(string[] texts) => [.. texts.Select(static text => (JsonNode)text)];

    private static JsonObject Requires(Random random, IReadOnlyList<FlagShape> earlier)
    {
        JsonObject requires = [];
        for (int count = random.Next(1, 3); count > 0; count--)
        {
            FlagShape flag = earlier[random.Next(earlier.Count)];
            requires[flag.Key] = flag.AnyOutcome(random);
        }

        return requires;
    }

    private static JsonObject Exclude(Random random) =>
        new() { ["users"] = Texts(random.Some(World.Users)), ["groups"] = Texts(random.Chance(0.5) ? random.Some(World.Groups) : []) };

    private static JsonNode Audience(Random random, FlagShape flag, string[] members)
    {
        if (flag.IsBoolean)
        {
            return Texts(random.Some(members));
        }

        JsonObject lists = [];
        foreach (string variant in random.Some(flag.Variants))
        {
            lists[variant] = Texts(random.Some(members));
        }

        return lists;
    }

    private static JsonObject Tenants(Random random, FlagShape flag)
    {
        JsonObject tenants = [];
        foreach (string tenant in random.Some(World.Tenants))
        {
            JsonObject state = [];
            if (random.Chance(0.4))
            {
                state["enabled"] = random.Chance(0.6);
            }

            if (flag.Distributes && random.Chance(0.3))
            {
                state["users"] = Audience(random, flag, World.Users);
                state["exclude"] = Exclude(random);
            }

            AddOutcome(random, flag, state, probability: 0.5, servesRarely: false);
            tenants[tenant] = state;
        }

        return tenants;
    }

    private static JsonArray Rules(Random random, FlagShape flag)
    {
        JsonArray rules = [];
        for (int number = random.Next(1, 5); number > 0; number--)
        {
            JsonObject rule = new() { ["name"] = $"rule {number}", ["when"] = RandomConditions.Next(random) };
            AddOutcome(random, flag, rule, probability: 1, servesRarely: false);
            if (random.Chance(0.1))
            {
                rule["enabled"] = false;
            }

            if (rule.ContainsKey("rollout") && random.Chance(0.4))
            {
                rule["otherwise"] = "next";
            }

            if (!rule.ContainsKey("serve") && random.Chance(0.2))
            {
                rule["salt"] = random.Pick("s1", "s2");
                rule["bucket_by"] = random.Pick("user", "tenant", "plan", "age");
            }

            rules.Add((JsonNode)rule);
        }

        return rules;
    }

    private static JsonArray Schedule(Random random, FlagShape flag)
    {
        JsonArray steps = [];
        foreach (string time in random.Some(World.Times))
        {
            JsonObject step = new() { ["at"] = time };
            if (random.Chance(0.3))
            {
                step["enabled"] = random.Chance(0.7);
            }

            AddOutcome(random, flag, step, probability: 0.7, servesRarely: false);
            steps.Add((JsonNode)step);
        }

        return steps;
    }

    /// <summary>One of <c>serve</c>, <c>rollout</c> and <c>split</c>.</summary>
    private static void AddOutcome(Random random, FlagShape flag, JsonObject part, double probability, bool servesRarely)
    {
        if (!random.Chance(probability))
        {
            return;
        }

        if (!flag.Distributes || random.Chance(servesRarely ? 0.1 : 0.4))
        {
            // Flag-level 'serve' ends everything after it.
            part["serve"] = servesRarely && !random.Chance(0.3) ? null : flag.AnyOutcome(random);
            if (part["serve"] is null)
            {
                part.Remove("serve");
            }
        }
        else if (flag.IsBoolean)
        {
            part["rollout"] = random.Chance(0.2) ? random.Pick(0, 100) : flag.Percentage(random);
        }
        else
        {
            part["split"] = flag.Split(random);
        }
    }
}

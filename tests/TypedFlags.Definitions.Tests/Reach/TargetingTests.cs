namespace TypedFlags.Definitions.Tests.Reach;

/// <summary>Whether a flag's answer can depend on who asks.</summary>
public class TargetingTests : ReachTest
{
    [Theory]
    [InlineData("users: [ada]")]
    [InlineData("groups: [qa]")]
    [InlineData("exclude: { users: [eve] }")]
    [InlineData("exclude: { groups: [blocked] }")]
    [InlineData("staff_only: true")]
    [InlineData("tenants: { acme: { enabled: true } }")]
    [InlineData("tenants: { acme: { rollout: 50 } }")]
    [InlineData("tenants: { acme: { users: [bob] } }")]
    [InlineData("tenants: { acme: { exclude: { users: [bob] } } }")]
    [InlineData("rules: [{ when: { plan: pro }, serve: true }]")]
    [InlineData("rules: [{ when: { targetingKey: ada }, serve: true }]")]
    [InlineData("rules: [{ when: { tenant: acme }, serve: true }]")]
    [InlineData("rules: [{ when: { groups: qa }, serve: true }]")]
    [InlineData("rules: [{ when: { staff: true }, serve: true }]")]
    [InlineData("rules: [{ when: { not: { plan: pro } }, serve: true }]")]
    [InlineData("rules: [{ when: { any: [{ environment: staging }, { plan: pro }] }, serve: true }]")]
    [InlineData("rules: [{ when: { segment: pros }, serve: true }]")]
    [InlineData("rules: [{ when: { segment: autumn_pros }, serve: true }]")]
    [InlineData("rules: [{ when: { environment: staging }, rollout: 20 }]")]
    [InlineData("rollout: 5")]
    [InlineData("rollout: 0.001")]
    [InlineData("rollout: 99.999")]
    [InlineData("rollout: 5, bucket_by: tenant")]
    [InlineData("rollout: 100, bucketing: feature_flag_infra")]
    [InlineData("schedule: [{ at: 2026-12-01, rollout: 25 }]")]
    [InlineData("type: string, variants: { a: x, b: y }, default: a, split: { a: 50, b: 50 }")]
    [InlineData("type: string, variants: { a: x, b: y }, default: a, users: { b: [ada] }")]
    [InlineData("type: string, variants: { a: x, b: y }, default: a, schedule: [{ at: 2026-12-01, split: { a: 50, b: 50 } }]")]
    [InlineData("requires: [for_pros]")]
    [InlineData("enabled: false, users: [ada]")]
    [InlineData("serve: true, users: [ada]")]
    public void It_does(string body) => Assert.True(ReachOf(body).HasTargeting);

    [Theory]
    [InlineData("default: true")]
    [InlineData("enabled: false")]
    [InlineData("environments: [staging]")]
    [InlineData("serve: true")]
    [InlineData("rollout: 0")]
    [InlineData("rollout: 100")]
    [InlineData("users: [], groups: []")]
    [InlineData("tenants: { acme: {} }")]
    [InlineData("rules: [{ when: { plan: pro }, serve: true, enabled: false }]")]
    [InlineData("rules: [{ when: { environment: staging }, serve: true }]")]
    [InlineData("rules: [{ when: { environment: staging }, rollout: 100 }]")]
    [InlineData("rules: [{ when: { now: { after: 2026-12-01 } }, serve: true }]")]
    [InlineData("rules: [{ when: { segment: autumn }, serve: true }]")]
    [InlineData("rules: [{ when: {}, serve: true }]")]
    [InlineData("schedule: [{ at: 2026-12-01, rollout: 100 }, { at: 2026-12-05, enabled: false }]")]
    [InlineData("requires: [always_on]")]
    [InlineData("requires: { full_layout: two }")]
    [InlineData("type: string, variants: { a: x, b: y }, default: a, split: { b: 100 }")]
    [InlineData("type: string, variants: { a: x, b: y }, default: a, split: { a: 0, b: 100 }")]
    [InlineData("type: string, default: hello")]
    public void It_does_not(string body) => Assert.False(ReachOf(body).HasTargeting);

    [Fact]
    public void A_prerequisites_prerequisite_counts()
    {
        FlagSetDefinition definition = BindSound(
            """
            flags:
              a: { requires: [b], default: true }
              b: { requires: [c], default: true }
              c: { users: [ada] }
            """);

        Assert.All(FlagReaches.Of(definition), reach => Assert.True(reach.HasTargeting));
    }

    [Fact]
    public void Of_a_flag_with_an_error_in_its_state_nothing_is_claimed()
    {
        FlagSetDefinition definition = Bind("flags: { a: { users: [ada], rollout: many }, b: { requires: [a], default: true } }").Definition;

        Assert.Equal([new FlagReach(false, null), new FlagReach(false, null)], FlagReaches.Of(definition));
    }
}

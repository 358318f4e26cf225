using System.Globalization;

namespace TypedFlags.Definitions.Tests.Reach;

/// <summary>What everybody gets, in every environment and at every time; step by step through the evaluation order.</summary>
public class OnlyOutcomeTests : ReachTest
{
    private const string Layout = "type: string, variants: { a: x, b: y, c: z }, default: a, ";

    [Theory]
    [InlineData("default: true", "on")]
    [InlineData("default: false", "off")]
    [InlineData("owner: payments", "off")]
    [InlineData("type: integer, default: 20", "20")]
    [InlineData("type: number, default: 0.5", "0.5")]
    [InlineData("type: number, default: 1e21", "1E+21")]
    [InlineData("type: string, default: Hello", "Hello")]
    [InlineData("type: object, default: { size: 1, tags: [a] }", """{"size":1,"tags":["a"]}""")]
    [InlineData("type: string, variants: { a: x, b: y }, default: b", "b")]
    public void Without_a_state_it_is_the_default(string body, string outcome) => AssertOnly(outcome, body);

    [Theory]
    [InlineData("enabled: false, users: [ada], rollout: 5", "off")]
    [InlineData("enabled: false, serve: true", "off")]
    [InlineData(Layout + "enabled: false, serve: b", "a")]
    [InlineData(Layout + "enabled: false, serve: b, off_variant: c", "c")]
    [InlineData("type: integer, default: 20, enabled: false, serve: 30", "20")]
    public void Switched_off_it_is_the_off_value_whatever_else_is_said(string body, string outcome) => AssertOnly(outcome, body);

    [Theory]
    [InlineData("environments: [staging], default: true")]
    [InlineData(Layout + "environments: [staging], serve: b")]
    public void In_other_environments_it_is_off(string body) => AssertSeveral(body);

    [Theory]
    [InlineData("environments: [staging], default: false", "off")]
    [InlineData(Layout + "environments: [staging]", "a")]
    [InlineData(Layout + "environments: [staging], off_variant: b, serve: b", "b")]
    public void Environments_make_no_difference_where_it_is_off_anyway(string body, string outcome) => AssertOnly(outcome, body);

    [Theory]
    [InlineData("requires: [always_on], default: true", "on")]
    [InlineData("requires: [always_off], default: true", "off")]
    [InlineData("requires: { always_off: false }, default: true", "on")]
    [InlineData("requires: [killed], default: true", "off")]
    [InlineData("requires: { killed: false }, default: true", "off")]
    [InlineData("requires: { full_layout: two }, default: true", "on")]
    [InlineData("requires: { full_layout: one }, default: true", "off")]
    [InlineData("requires: { twenty: 20 }, default: true", "on")]
    [InlineData("requires: { twenty: 30 }, default: true", "off")]
    [InlineData("requires: { always_on: true, always_off: true }, serve: true", "off")]
    [InlineData("requires: [for_pros], default: false", "off")]
    [InlineData("requires: { in_staging: false }, default: true", "off")]
    public void A_prerequisite_that_is_certain_is_followed(string body, string outcome) => AssertOnly(outcome, body);

    [Theory]
    [InlineData("requires: [for_pros], default: true")]
    [InlineData("requires: [in_staging], serve: true")]
    public void A_prerequisite_that_may_fail_makes_two(string body) => AssertSeveral(body);

    [Theory]
    [InlineData("serve: true, users: [ada], rules: [{ when: { plan: pro }, serve: false }]", "on")]
    [InlineData("serve: false, staff_only: true", "off")]
    [InlineData(Layout + "serve: c, split: { a: 50, b: 50 }", "c")]
    [InlineData("type: string, default: Hello, serve: Bye", "Bye")]
    public void A_fixed_value_comes_before_all_targeting(string body, string outcome) => AssertOnly(outcome, body);

    [Theory]
    [InlineData("staff_only: true")]
    [InlineData("staff_only: true, default: true")]
    [InlineData("users: [ada]")]
    [InlineData("groups: [qa]")]
    [InlineData("exclude: { users: [eve] }, default: true")]
    [InlineData("tenants: { acme: { enabled: false } }, default: true")]
    [InlineData("tenants: { acme: { enabled: true } }")]
    [InlineData("tenants: { acme: { rollout: 50 } }")]
    [InlineData("tenants: { acme: { serve: true } }")]
    [InlineData("tenants: { acme: { users: [bob] } }")]
    [InlineData("tenants: { acme: { exclude: { groups: [bad] } } }, default: true")]
    [InlineData("rules: [{ when: { plan: pro }, serve: true }]")]
    [InlineData("rules: [{ when: { plan: pro }, rollout: 20 }]")]
    [InlineData("rules: [{ when: { plan: pro }, rollout: 100 }]")]
    [InlineData("rules: [{ when: { environment: staging }, serve: true }]")]
    [InlineData("rules: [{ when: {}, rollout: 50, otherwise: next }]")]
    [InlineData("rollout: 5")]
    [InlineData("rollout: 99.999")]
    [InlineData("rollout: 100, bucketing: feature_flag_infra")]
    [InlineData(Layout + "split: { b: 50, c: 50 }")]
    [InlineData(Layout + "users: { b: [ada] }")]
    [InlineData(Layout + "tenants: { acme: { split: { b: 100 } } }")]
    public void Where_some_get_another_there_is_none(string body) => AssertSeveral(body);

    [Theory]
    [InlineData("users: [ada], default: true", "on")]
    [InlineData("exclude: { users: [eve] }, default: false", "off")]
    [InlineData("tenants: { acme: { enabled: true, users: [bob] } }, default: true", "on")]
    [InlineData("tenants: { acme: {} }, default: true", "on")]
    [InlineData("tenants: { acme: { enabled: false, serve: true } }", "off")]
    [InlineData("rules: [{ when: { plan: pro }, serve: false }]", "off")]
    [InlineData("rules: [{ when: { plan: pro }, rollout: 0 }]", "off")]
    [InlineData("rules: [{ when: { plan: pro }, serve: true, enabled: false }]", "off")]
    [InlineData("rules: [{ when: { plan: pro }, rollout: 20, otherwise: next }], default: true", "on")]
    [InlineData("rules: [{ when: {}, serve: true }, { when: { plan: pro }, serve: false }], default: false", "on")]
    [InlineData("rules: [{ when: {}, rollout: 100, otherwise: next }], default: false", "on")]
    [InlineData("rollout: 100", "on")]
    [InlineData("rollout: 0", "off")]
    [InlineData("users: [ada], rollout: 100", "on")]
    [InlineData(Layout + "split: { b: 100 }", "b")]
    [InlineData(Layout + "split: { a: 0, c: 100 }", "c")]
    [InlineData(Layout + "users: { b: [ada] }, split: { b: 100 }", "b")]
    public void Where_every_way_leads_to_the_same_it_is_that(string body, string outcome) => AssertOnly(outcome, body);

    [Theory]
    [InlineData("schedule: [{ at: 2026-12-01, rollout: 100 }]")]
    [InlineData("schedule: [{ at: 2026-12-01, enabled: false }], default: true")]
    [InlineData("rollout: 100, schedule: [{ at: 2020-01-01, rollout: 0 }]")]
    [InlineData("enabled: false, default: true, schedule: [{ at: 2026-12-01, enabled: true }]")]
    public void A_step_still_to_come_or_long_begun_is_another_time(string body) => AssertSeveral(body);

    [Theory]
    [InlineData("enabled: false, schedule: [{ at: 2026-12-01, rollout: 100 }]", "off")]
    [InlineData("serve: true, schedule: [{ at: 2026-12-01, rollout: 0 }]", "on")]
    [InlineData("rollout: 100, schedule: [{ at: 2026-12-01, serve: true }]", "on")]
    [InlineData("default: false, schedule: [{ at: 2026-12-01, serve: true }, { at: 2026-12-01, serve: false }]", "off")]
    public void A_step_that_changes_nothing_is_none(string body, string outcome) => AssertOnly(outcome, body);

    [Fact]
    public void A_long_text_is_shortened()
    {
        string outcome = ReachOf($"type: string, default: {new string('x', 198)}😀y").OnlyOutcome!;

        Assert.Equal(new string('x', 198) + "…", outcome);
    }

    [Fact]
    public void A_chain_of_twenty_thousand_prerequisites_is_followed()
    {
        string chain = string.Concat(Enumerable.Range(0, 19_999).Select(
            number => string.Create(CultureInfo.InvariantCulture, $"  f{number}: {{ requires: [f{number + 1}], default: true }}\n")));

        FlagSetDefinition definition = BindSound($"flags:\n{chain}  f19999: {{ users: [ada], default: true }}\n");

        Assert.All(FlagReaches.Of(definition), reach => Assert.Equal(new FlagReach(true, "on"), reach));
    }

    [Fact]
    public void Flags_that_require_each_other_in_a_circle_have_none()
    {
        FlagSetDefinition definition = Bind("flags: { a: { requires: [b] }, b: { requires: [a] }, c: { requires: [a], default: true } }").Definition;

        Assert.All(FlagReaches.Of(definition), reach => Assert.Null(reach.OnlyOutcome));
    }

    private static void AssertOnly(string outcome, string body) => Assert.Equal(outcome, ReachOf(body).OnlyOutcome);

    private static void AssertSeveral(string body) => Assert.Null(ReachOf(body).OnlyOutcome);
}

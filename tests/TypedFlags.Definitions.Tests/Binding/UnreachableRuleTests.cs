namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>TF2009.</summary>
public class UnreachableRuleTests : BindingTest
{
    [Theory]
    [InlineData("{ plan: pro }", "{ plan: pro }")]
    [InlineData("{ plan: pro }", "{ plan: { eq: pro } }")]
    [InlineData("{ plan: pro }", "{ plan: [pro] }")]
    [InlineData("{ plan: pro }", "{ all: [ { plan: pro } ] }")]
    [InlineData("{ plan: [pro, free] }", "{ plan: [free, pro] }")]
    [InlineData("{ plan: pro, beta: true }", "{ beta: true, plan: pro }")]
    [InlineData("{ plan: pro, beta: true }", "{ all: [ { beta: true }, { plan: pro } ] }")]
    [InlineData("{ any: [ { plan: pro }, { beta: true } ] }", "{ any: [ { beta: true }, { plan: pro } ] }")]
    [InlineData("{ not: { not: { plan: pro } } }", "{ plan: pro }")]
    [InlineData("{ segment: adults }", "{ segment: adults }")]
    [InlineData("{}", "{}")]
    public void A_rule_after_one_with_the_same_condition_is_never_reached(string first, string second) =>
        _ = AssertFlag($"rules: [ {{ when: {first}, serve: true }}, {{ «when»: {second}, serve: false }} ]", "TF2009", "This rule is never reached");

    [Theory]
    [InlineData("rules: [ { when: { plan: pro }, rollout: 5 }, { «when»: { plan: pro }, rollout: 10 } ]")]
    [InlineData("rules: [ { when: { plan: pro }, rollout: 100, otherwise: next }, { «when»: { plan: pro }, serve: true } ]")]
    [InlineData("rules: [ { when: { beta: true }, serve: true }, { when: { plan: pro }, serve: true }, { «when»: { beta: true }, serve: true } ]")]
    public void Nor_after_one_that_always_decides(string body) => _ = AssertFlag(body, "TF2009", "an earlier one has the same condition, and decides");

    [Theory]
    [InlineData("rules: [ { when: { plan: pro }, rollout: 5, otherwise: next }, { when: { plan: pro }, rollout: 10 } ]")]
    [InlineData("rules: [ { when: { plan: pro }, serve: true, enabled: false }, { when: { plan: pro }, serve: true } ]")]
    [InlineData("rules: [ { when: { plan: pro }, serve: true }, { when: { plan: pro }, serve: true, enabled: false } ]")]
    [InlineData("rules: [ { when: { plan: pro }, serve: true }, { when: { plan: [pro, free] }, serve: true } ]")]
    [InlineData("rules: [ { when: { country: DE }, serve: true }, { when: { country: { eq: DE, ignore_case: true } }, serve: true } ]")]
    [InlineData("rules: [ { when: { plan: pro }, serve: true }, { when: { plan: { ne: pro } }, serve: true } ]")]
    public void A_rule_that_can_be_reached_is_sound(string body) => AssertFlagIsSound(body);

    [Theory]
    [InlineData("{ all: [ { plan: pro }, { «plan»: free } ] }")]
    [InlineData("{ plan: pro, all: [ { «plan»: [free, starter] } ] }")]
    [InlineData("{ plan: { in: [pro, free], «eq»: starter } }")]
    [InlineData("{ plan: { eq: pro, «ne»: pro } }")]
    [InlineData("{ plan: { in: [pro, free], «not_in»: [free, pro] } }")]
    [InlineData("{ all: [ { beta: true }, { «beta»: false } ] }")]
    [InlineData("{ not: { all: [ { plan: pro }, { «plan»: free } ] } }")]
    [InlineData("{ any: [ { beta: true }, { all: [ { plan: pro }, { «plan»: free } ] } ] }")]
    [InlineData("{ all: [ { country: { eq: de, ignore_case: true } }, { «country»: FR } ] }")]
    [InlineData("{ all: [ { age: 5 }, { age: { «gt»: 5 } } ] }")]
    public void An_attribute_that_can_be_nothing_is_TF2009(string when) =>
        _ = AssertFlag($"rules: [ {{ when: {when}, serve: true }} ]", "TF2009", "This never holds: no value of");

    [Theory]
    [InlineData("{ age: { gt: 5, «lt»: 5 } }")]
    [InlineData("{ age: { gte: 5, «lt»: 5 } }")]
    [InlineData("{ age: { gte: 6, «lte»: 5 } }")]
    [InlineData("{ app_version: { gte: 2.0.0, «lt»: 2.0.0-rc.1 } }")]
    [InlineData("{ app_version: { gt: v1.2, «lt»: 1.2.0 } }")]
    [InlineData("{ country: { semver_gt: 2.0.0, «semver_eq»: 1.0.0 } }")]
    [InlineData("{ signed_up: { after: 2026-06-01, «before»: 2026-01-01 } }")]
    [InlineData("{ signed_up: { after: 2026-06-01T02:00:00+02:00, «before»: 2026-06-01 } }")]
    [InlineData("{ now: { before: 2026-01-01 }, all: [ { now: { «after»: 2026-02-01 } } ] }")]
    public void Bounds_with_nothing_between_them_are_TF2009(string when) =>
        _ = AssertFlag($"rules: [ {{ when: {when}, serve: true }} ]", "TF2009", "This never holds");

    [Theory]
    [InlineData("{ any: [ { plan: pro }, { plan: free } ] }")]
    [InlineData("{ plan: pro, any: [ { plan: free }, { beta: true } ] }")]
    [InlineData("{ all: [ { plan: [pro, free] }, { plan: [free, starter] } ] }")]
    [InlineData("{ all: [ { interests: chess }, { interests: go } ] }")]
    [InlineData("{ all: [ { country: { eq: de, ignore_case: true } }, { country: DE } ] }")]
    [InlineData("{ country: { eq: de, ignore_case: true }, all: [ { country: { ne: de } } ] }")]
    [InlineData("{ plan: { not_in: [free, starter, pro] } }")]
    [InlineData("{ age: { gte: 5, lte: 5 } }")]
    [InlineData("{ age: { gt: 5, lt: 5.1 } }")]
    [InlineData("{ app_version: { gt: 2.0.0-rc.1, lt: 2.0.0 } }")]
    [InlineData("{ country: DE, all: [ { country: { starts_with: F } } ] }")]
    public void What_can_hold_is_sound(string when) => AssertFlagIsSound($"rules: [ {{ when: {when}, serve: true }} ]");

    [Fact]
    public void A_segment_is_looked_at_too() =>
        _ = AssertFile("context: { age: number }\nsegments: { nobody: { age: { gt: 5, «lt»: 3 } } }", "TF2009", "no value of 'age'");

    [Fact]
    public void It_is_a_warning_and_the_rule_stays()
    {
        FlagSetBinding binding = Bind("flags:\n  a: { rules: [ { when: {}, serve: true }, { when: {}, serve: false } ] }");
        Assert.Equal(FlagsDiagnosticSeverity.Warning, Assert.Single(binding.Diagnostics).Severity);
        Assert.Equal(2, binding.Definition.Flags[0].State.Rules.Count);
    }
}

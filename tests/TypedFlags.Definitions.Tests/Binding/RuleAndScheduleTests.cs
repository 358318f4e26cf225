namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>TF2004 in rules, steps, prerequisites and lists.</summary>
public class RuleAndScheduleTests : BindingTest
{
    [Theory]
    [InlineData("rules: [ «{ serve: true }» ]", "A rule has a 'when'; write 'when: {}' for a rule that always matches.")]
    [InlineData("rules: [ «{ when: { plan: pro } }» ]", "A rule has one of 'serve', 'rollout' and 'split'; this one has none.")]
    [InlineData("rules: [ { when: {}, serve: true, «rollout»: 5 } ]", "this one has 'serve' already.")]
    [InlineData("rules: «{ when: {} }»", "'rules' wants a list")]
    [InlineData("rules: [ «pro» ]", "'rules' wants a mapping")]
    [InlineData("rules: [ { when: {}, rollout: 5, otherwise: «off» } ]", "'otherwise' is one of 'next', not 'off'.")]
    [InlineData("rules: [ { when: {}, rollout: 5, bucket_by: «interests» } ]", "'interests' is a list; 'bucket_by' wants an attribute that has one value.")]
    [InlineData("schedule: [ «{ rollout: 5 }» ]", "A step has an 'at', such as 'at: 2026-12-01T00:00:00Z'.")]
    [InlineData("schedule: [ { at: 2026-12-02, rollout: 5 }, { at: «2026-12-01», rollout: 6 } ]", "Steps stand in order of time, and '2026-12-01' is before the step above.")]
    [InlineData("schedule: [ { at: «5», rollout: 5 } ]", "'at' wants a date")]
    [InlineData("schedule: «{ at: 2026-12-02 }»", "'schedule' wants a list")]
    [InlineData("schedule: [ { at: 2026-12-02, enabled: «yes» } ]", "write true or false")]
    [InlineData("tenants: «[ acme ]»", "'tenants' wants a mapping")]
    [InlineData("tenants: { acme: «true» }", "'acme' wants a mapping")]
    [InlineData("requires: [«layout»]", "'layout' is not boolean; say what it must serve, as in 'requires: { layout: one }'.")]
    [InlineData("requires: { other: «on» }", "'other' wants true or false")]
    [InlineData("requires: { layout: «true» }", "'layout' wants text, but 'true' is a boolean; quote it.")]
    [InlineData("requires: «other»", "'requires' wants a list")]
    [InlineData("environments: «[]»", "'environments' may not be empty; list at least one, or remove it.")]
    [InlineData("environments: «production»", "'environments' wants a list")]
    [InlineData("exclude: «[mallory]»", "'exclude' wants a mapping")]
    public void Is_TF2004(string body, string message) => _ = AssertFlag(body, "TF2004", message);

    [Theory]
    [InlineData("schedule: [ { at: 2026-12-02, rollout: 5 }, { at: 2026-12-02, enabled: false } ]")]
    [InlineData("schedule: [ { at: 2026-12-02, serve: true, rollout: 5 } ]")]
    [InlineData("serve: true, rollout: 5")]
    [InlineData("tenants: { acme: { serve: true, rollout: 5 }, other: {} }")]
    [InlineData("rules: [], schedule: [], users: [], groups: [], tags: [], requires: [], tenants: {}, metadata: {}, exclude: {}")]
    [InlineData("bucket_by: tenant, rules: [ { name: x, when: {}, rollout: 5, salt: s, bucket_by: plan, enabled: false, otherwise: next } ]")]
    [InlineData("requires: { other: false, layout: two }")]
    [InlineData("requires: [other, other]")]
    [InlineData("default: true, rules: [ { when: {}, rollout: 5 } ]")]
    [InlineData("default: false, rollout: 5")]
    public void Is_sound(string body) => AssertFlagIsSound(body);

    [Fact]
    public void Prerequisites_of_flags_without_variants_are_literals()
    {
        FlagSetDefinition set = BindSound("flags: { a: { type: integer, default: 1 }, b: { requires: { a: 5 } } }");
        Assert.Equal(new Requirement("a", new ConstantValue.Integer(5)), Assert.Single(set.Flags[1].State.Requires));
    }
}

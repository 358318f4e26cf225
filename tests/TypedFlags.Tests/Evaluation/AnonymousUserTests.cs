namespace TypedFlags.Tests.Evaluation;

/// <summary>What a user without targeting key, tenant, groups and attributes gets from each step.</summary>
public class AnonymousUserTests
{
    /// <summary>Step; the state of a boolean flag; what an anonymous user gets.</summary>
    public static TheoryData<string, string, string> Steps { get; } = new()
    {
        { "2 enabled", """ "enabled":false,"default":true """, "off DISABLED" },
        { "3 environments", """ "environments":["staging"],"default":true """, "off DISABLED" },
        { "4 requires", """ "requires":{"off":true},"default":true """, "off PREREQUISITE_FAILED" },
        { "4 serve", """ "serve":true,"default":false """, "on STATIC" },
        { "5 staff_only", """ "staff_only":true,"default":true """, "off TARGETING_MATCH" },
        { "6 exclude does not name anybody", """ "exclude":{"users":[""],"groups":[""]},"default":true """, "on DEFAULT" },
        { "6 users does not name anybody", """ "users":["","ada"],"default":false """, "off DEFAULT" },
        { "6 groups does not name anybody", """ "groups":["","qa"],"default":false """, "off DEFAULT" },
        { "7 no tenant", """ "tenants":{"":{"enabled":true},"acme":{"enabled":true}},"default":false """, "off DEFAULT" },
        { "8 a rule that asks nothing", """ "rules":[{"name":"all","when":{},"serve":true}],"default":false """, "on TARGETING_MATCH by all" },
        { "8 a rule on the key", """ "rules":[{"when":{"targetingKey":{"exists":true}},"serve":true}],"default":false """, "off DEFAULT" },
        { "8 a rule on not having a key", """ "rules":[{"when":{"targetingKey":{"exists":false}},"serve":true}],"default":false """, "on TARGETING_MATCH" },
        { "8 a rule's rollout needs a unit", """ "rules":[{"name":"half","when":{},"rollout":99.999}],"default":true """, "off SPLIT by half" },
        { "8 a rule's rollout of 100 needs none", """ "rules":[{"name":"all","when":{},"rollout":100}],"default":false """, "on SPLIT by all" },
        { "8 otherwise next", """ "rules":[{"when":{},"rollout":99.999,"otherwise":"next"},{"when":{},"serve":true}],"default":false """, "on TARGETING_MATCH" },
        { "9 a rollout needs a unit", """ "rollout":99.999,"default":false """, "off SPLIT" },
        { "9 a rollout of 0", """ "rollout":0,"default":false """, "off STATIC" },
        { "9 a rollout of 100", """ "rollout":100,"default":false """, "on STATIC" },
        { "10 default", """ "default":true """, "on STATIC" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void An_anonymous_user_gets(string step, string state, string expected)
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            $$"""{"key":"f","type":"boolean",{{state}}}""", """{"key":"off","type":"boolean","default":false}""");

        Assert.True(expected == flags.Answer("f", context: null), $"step {step}: {flags.Answer("f")}");
        Assert.Equal(expected, flags.Answer("f", FlagContext.Anonymous));
    }

    [Fact]
    public void Step_1_an_override_is_for_anonymous_users_too()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"f","type":"boolean","default":false}""");
        flags.Override("f", flags.Definition("f").Outcomes[1]);

        Assert.Equal("on OVERRIDE", flags.Answer("f"));
    }

    [Theory]
    [InlineData(""" "split":{"b":50,"c":50} """, "a SPLIT")]
    [InlineData(""" "split":{"b":100} """, "b STATIC")]
    [InlineData(""" "split":{"b":100,"c":0},"users":{"c":["ada"]} """, "b DEFAULT")]
    [InlineData(""" "rules":[{"when":{},"split":{"b":50,"c":50}}] """, "a SPLIT")]
    [InlineData(""" "rules":[{"when":{},"split":{"c":100}}] """, "c SPLIT")]
    public void Without_a_unit_a_split_serves_the_default_unless_it_has_one_variant(string state, string expected)
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            $$"""{"key":"f","type":"string","variants":{"a":"","b":"","c":""},{{state}},"default":"a","off_variant":"c"}""");

        Assert.Equal(expected, flags.Answer("f"));
    }

    [Fact]
    public void An_empty_targeting_key_is_nobody_in_particular_so_a_rollout_does_not_take_it_in()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"f","type":"boolean","rollout":99.999,"default":false}""");

        Assert.Equal("off SPLIT", flags.Answer("f", new FlagContext(string.Empty)));
    }
}

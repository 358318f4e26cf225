namespace TypedFlags.Tests.Evaluation;

/// <summary>
/// The evaluation order, step by step. In each test every step below the one under test would answer otherwise, so that only that
/// step can pass it.
/// </summary>
public class EvaluationOrderTests
{
    // Every step below step 3 would serve "on" to this user.
    private const string OnForAda =
        """ "users":["ada"],"groups":["beta"],"tenants":{"acme":{"serve":true,"users":["ada"]}},"rules":[{"when":{},"serve":true}],"rollout":100 """;

    private static readonly FlagContext Ada = new("ada") { TenantId = "acme", Groups = ["beta"] };

    private static FlagsUnderTest Flag(string state) => FlagsUnderTest.From($$"""{"key":"f","type":"boolean",{{state}},"default":true}""");

    [Fact]
    public void Step_1_an_override_in_scope_wins_over_the_kill_switch()
    {
        FlagsUnderTest flags = Flag(""" "enabled":false """);
        flags.Override("f", flags.Definition("f").Outcomes[1]);

        Assert.Equal("on OVERRIDE", flags.Answer("f", Ada));
    }

    [Fact]
    public void Step_2_a_disabled_flag_is_off_even_for_listed_users_and_even_where_its_default_is_on() =>
        Assert.Equal("off DISABLED", Flag($""" "enabled":false,{OnForAda} """).Answer("f", Ada));

    [Fact]
    public void Step_3_a_flag_is_off_outside_its_environments() =>
        Assert.Equal("off DISABLED", Flag($""" "environments":["staging"],{OnForAda} """).Answer("f", Ada));

    [Fact]
    public void Step_3_environments_ignore_case() =>
        Assert.Equal("on TARGETING_MATCH", Flag($""" "environments":["staging","PRODUCTION"],{OnForAda} """).Answer("f", Ada));

    [Fact]
    public void Step_4_a_prerequisite_that_is_off_turns_the_flag_off_for_listed_users_too()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"base","type":"boolean","default":false}""",
            $$"""{"key":"f","type":"boolean","requires":{"base":true},{{OnForAda}},"default":true}""");

        Assert.Equal("off PREREQUISITE_FAILED", flags.Answer("f", Ada));
    }

    [Fact]
    public void Step_4_a_prerequisite_comes_before_a_fixed_value()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"base","type":"boolean","default":false}""",
            """{"key":"f","type":"boolean","requires":{"base":true},"serve":true,"default":false}""");

        Assert.Equal("off PREREQUISITE_FAILED", flags.Answer("f", Ada));
    }

    [Fact]
    public void Step_4_a_fixed_value_comes_before_lists_rules_and_rollout() =>
        Assert.Equal("off STATIC", Flag($""" {OnForAda},"serve":false """).Answer("f", Ada));

    [Fact]
    public void Step_5_a_staff_flag_is_off_for_listed_users_who_are_not_staff() =>
        Assert.Equal("off TARGETING_MATCH", Flag($""" "staff_only":true,{OnForAda} """).Answer("f", Ada));

    [Fact]
    public void Step_5_a_staff_flag_is_on_for_staff_although_they_are_excluded() =>
        Assert.Equal(
            "on TARGETING_MATCH",
            Flag(""" "staff_only":true,"exclude":{"users":["ada"]},"rollout":0 """).Answer("f", new FlagContext("ada") { IsStaff = true }));

    [Fact]
    public void Step_6_who_is_excluded_by_the_flag_is_off_although_listed_by_the_tenant() =>
        Assert.Equal("off TARGETING_MATCH", Flag($$""" "exclude":{"users":["ada"]},{{OnForAda}} """).Answer("f", Ada));

    [Fact]
    public void Step_6_who_is_in_an_excluded_group_is_off() =>
        Assert.Equal("off TARGETING_MATCH", Flag($$""" "exclude":{"groups":["beta"]},{{OnForAda}} """).Answer("f", Ada));

    [Fact]
    public void Step_6_who_is_excluded_by_the_tenant_is_off_although_listed_by_the_flag() =>
        Assert.Equal(
            "off TARGETING_MATCH",
            Flag(""" "users":["ada"],"tenants":{"acme":{"exclude":{"users":["ada"]}}},"rollout":100 """).Answer("f", Ada));

    [Fact]
    public void Step_6_the_exclusion_of_a_tenant_is_only_for_its_own_users() =>
        Assert.Equal(
            "on TARGETING_MATCH",
            Flag(""" "users":["ada"],"tenants":{"other":{"exclude":{"users":["ada"]}}},"rollout":0 """).Answer("f", Ada));

    [Fact]
    public void Step_6_a_listed_user_of_a_disabled_tenant_is_on() =>
        Assert.Equal("on TARGETING_MATCH", Flag(""" "tenants":{"acme":{"enabled":false,"users":["ada"]}},"rollout":0 """).Answer("f", Ada));

    [Fact]
    public void Step_6_a_listed_group_of_a_disabled_tenant_is_on() =>
        Assert.Equal("on TARGETING_MATCH", Flag(""" "tenants":{"acme":{"enabled":false,"groups":["beta"]}},"rollout":0 """).Answer("f", Ada));

    [Fact]
    public void Step_6_a_listed_user_is_on_although_the_tenant_is_off() =>
        Assert.Equal("on TARGETING_MATCH", Flag(""" "users":["ada"],"tenants":{"acme":{"enabled":false}},"rollout":0 """).Answer("f", Ada));

    [Fact]
    public void Step_6_a_listed_group_is_on_although_the_tenant_is_off() =>
        Assert.Equal("on TARGETING_MATCH", Flag(""" "groups":["beta"],"tenants":{"acme":{"enabled":false}},"rollout":0 """).Answer("f", Ada));

    [Theory]
    [InlineData("""{"users":{"tu":["ada"]},"groups":{"tg":["beta"]}}""", """{"fu":["ada"]}""", """{"fg":["beta"]}""", "tu")]
    [InlineData("""{"groups":{"tg":["beta"]}}""", """{"fu":["ada"]}""", """{"fg":["beta"]}""", "tg")]
    [InlineData("{}", """{"fu":["ada"]}""", """{"fg":["beta"]}""", "fu")]
    [InlineData("{}", """{"fu":["bob"]}""", """{"fg":["beta"]}""", "fg")]
    public void Step_6_lists_go_from_tenant_users_to_tenant_groups_to_users_to_groups(string tenant, string users, string groups, string expected)
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            $$$"""{"key":"f","type":"string","variants":{"no":"","fg":"","fu":"","tg":"","tu":""},"users":{{{users}}},"groups":{{{groups}}},"tenants":{"acme":{{{tenant}}}},"rules":[{"when":{},"serve":"no"}],"default":"no"}""");

        Assert.Equal($"{expected} TARGETING_MATCH", flags.Answer("f", Ada));
    }

    [Fact]
    public void Step_6_a_user_in_two_lists_gets_the_variant_that_comes_first()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"f","type":"string","variants":{"a":"","b":"","c":""},"users":{"c":["ada"],"b":["ada"]},"default":"a"}""");

        Assert.Equal("b TARGETING_MATCH", flags.Answer("f", Ada));
    }

    [Fact]
    public void Step_7_a_disabled_tenant_is_off_whatever_rules_and_rollout_say() =>
        Assert.Equal(
            "off TARGETING_MATCH",
            Flag(""" "tenants":{"acme":{"enabled":false,"rollout":100,"serve":true}},"rules":[{"when":{},"serve":true}],"rollout":100 """).Answer("f", Ada));

    [Theory]
    [InlineData("0", "off SPLIT")]
    [InlineData("100", "on SPLIT")]
    public void Step_7_a_tenant_s_rollout_comes_before_its_serve(string rollout, string expected) =>
        Assert.Equal(
            expected,
            Flag($$$""" "tenants":{"acme":{"enabled":true,"serve":{{{(rollout == "0" ? "true" : "false")}}},"rollout":{{{rollout}}}}},"rules":[{"when":{},"serve":true}] """).Answer("f", Ada));

    [Fact]
    public void Step_7_a_tenant_s_serve_comes_before_rules() =>
        Assert.Equal(
            "off TARGETING_MATCH",
            Flag(""" "tenants":{"acme":{"enabled":true,"serve":false}},"rules":[{"when":{},"serve":true}],"rollout":100 """).Answer("f", Ada));

    [Fact]
    public void Step_7_an_enabled_tenant_is_on() =>
        Assert.Equal(
            "on TARGETING_MATCH",
            Flag(""" "tenants":{"acme":{"enabled":true}},"rules":[{"when":{},"serve":false}],"rollout":0 """).Answer("f", Ada));

    [Fact]
    public void Step_7_a_tenant_s_split_decides_for_a_flag_with_variants()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"f","type":"string","variants":{"a":"","b":""},"tenants":{"acme":{"split":{"b":100}}},"rules":[{"when":{},"serve":"a"}],"default":"a"}""");

        Assert.Equal("b SPLIT", flags.Answer("f", Ada));
    }

    [Fact]
    public void Step_7_an_enabled_tenant_of_a_flag_with_variants_names_none_so_the_next_step_decides()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"f","type":"string","variants":{"a":"","b":""},"tenants":{"acme":{"enabled":true}},"rules":[{"when":{},"serve":"b"}],"default":"a"}""");

        Assert.Equal("b TARGETING_MATCH", flags.Answer("f", Ada));
    }

    [Fact]
    public void Step_8_the_first_rule_that_matches_decides_before_the_rollout() =>
        Assert.Equal(
            "off TARGETING_MATCH by second",
            Flag(""" "rules":[{"name":"first","when":{"targetingKey":"bob"},"serve":true},{"name":"second","when":{"targetingKey":"ada"},"serve":false},{"name":"third","when":{},"serve":true}],"rollout":100 """).Answer("f", Ada));

    [Fact]
    public void Step_8_a_rule_that_is_switched_off_does_not_match() =>
        Assert.Equal(
            "off TARGETING_MATCH by second",
            Flag(""" "rules":[{"name":"first","when":{},"serve":true,"enabled":false},{"name":"second","when":{},"serve":false}] """).Answer("f", Ada));

    [Theory]
    [InlineData(0, "off SPLIT by share")]
    [InlineData(100, "on SPLIT by share")]
    public void Step_8_a_rule_s_rollout_decides_in_or_out(int rollout, string expected) =>
        Assert.Equal(
            expected,
            Flag($$""" "rules":[{"name":"share","when":{},"rollout":{{rollout}}},{"name":"next","when":{},"serve":true}] """).Answer("f", Ada));

    [Fact]
    public void Step_8_otherwise_next_goes_on_to_the_next_rule() =>
        Assert.Equal(
            "on TARGETING_MATCH by next",
            Flag(""" "rules":[{"name":"share","when":{},"rollout":0,"otherwise":"next"},{"name":"next","when":{},"serve":true}],"rollout":0 """).Answer("f", Ada));

    [Fact]
    public void Step_8_a_rule_s_split_decides()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"f","type":"string","variants":{"a":"","b":""},"rules":[{"name":"r","when":{},"split":{"a":0,"b":100}}],"default":"a","split":{"a":100}}""");

        Assert.Equal("b SPLIT by r", flags.Answer("f", Ada));
    }

    [Fact]
    public void Step_9_a_rollout_comes_before_the_default()
    {
        // murmur3("f:ada") is in the lower half, murmur3("f:bob") in the upper.
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"f","type":"boolean","rollout":50,"default":false}""");

        Assert.Equal(["on SPLIT", "off SPLIT"], [flags.Answer("f", new("ada")), flags.Answer("f", new("bob"))]);
    }

    [Fact]
    public void Step_9_a_split_comes_before_the_default()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"f","type":"string","variants":{"a":"","b":"","c":""},"split":{"a":50,"b":50},"default":"c"}""");

        Assert.Equal(["a SPLIT", "b SPLIT"], [flags.Answer("f", new("ada")), flags.Answer("f", new("bob"))]);
    }

    [Fact]
    public void Step_10_a_flag_that_says_nothing_else_serves_its_default_as_static() =>
        Assert.Equal("on STATIC", FlagsUnderTest.From("""{"key":"f","type":"boolean","default":true}""").Answer("f", Ada));

    [Fact]
    public void Step_10_a_flag_whose_steps_above_did_not_apply_serves_its_default_as_default() =>
        Assert.Equal("on DEFAULT", Flag(""" "rules":[{"when":{"targetingKey":"bob"},"serve":false}] """).Answer("f", Ada));
}

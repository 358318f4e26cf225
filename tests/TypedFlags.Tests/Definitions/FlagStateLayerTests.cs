using TypedFlags.Tests.Evaluation;

namespace TypedFlags.Tests.Definitions;

/// <summary>States over one another: later wins, property by property.</summary>
public class FlagStateLayerTests
{
    private static FlagsUnderTest Flags(string state) => FlagsUnderTest.From($$"""{"key":"f","type":"boolean",{{state}}"default":false}""");

    [Fact]
    public void An_absent_property_inherits()
    {
        FlagsUnderTest flags = Flags(""" "users":["ada"], """).Provide("f", """{"groups":["qa"]}""");

        Assert.Equal("on TARGETING_MATCH", flags.Answer("f", new("ada")));
    }

    [Fact]
    public void A_list_replaces_the_whole_list_below()
    {
        FlagsUnderTest flags = Flags(""" "users":["ada"], """).Provide("f", """{"users":["bob"]}""");

        Assert.Equal(["off DEFAULT", "on TARGETING_MATCH"], [flags.Answer("f", new("ada")), flags.Answer("f", new("bob"))]);
    }

    [Fact]
    public void An_empty_list_takes_the_list_below_away() =>
        Assert.Equal("off STATIC", Flags(""" "users":["ada"], """).Provide("f", """{"users":[]}""").Answer("f", new("ada")));

    [Fact]
    public void Rules_replace_the_rules_below() =>
        Assert.Equal("off STATIC", Flags(""" "rules":[{"when":{},"serve":true}], """).Provide("f", """{"rules":[]}""").Answer("f"));

    [Fact]
    public void Null_returns_to_the_file_past_the_layers_between() =>
        Assert.Equal(
            "on STATIC", Flags(""" "rollout":100, """).Provide("f", """{"rollout":0}""").Provide("f", """{"rollout":null}""").Answer("f"));

    [Fact]
    public void Null_for_the_whole_flag_returns_to_the_file() =>
        Assert.Equal("on STATIC", Flags(""" "rollout":100, """).Provide("f", """{"enabled":false,"rollout":0}""").Provide("f", "null").Answer("f"));

    [Fact]
    public void Tenants_are_layered_by_id_and_then_by_property()
    {
        FlagsUnderTest flags = Flags(""" "tenants":{"acme":{"users":["ada"]},"other":{"enabled":true}}, """)
            .Provide("f", """{"tenants":{"acme":{"groups":["qa"]},"third":{"enabled":true}}}""");

        Assert.Equal("on TARGETING_MATCH", flags.Answer("f", new("ada") { TenantId = "acme" }));
        Assert.Equal("on TARGETING_MATCH", flags.Answer("f", new("bob") { TenantId = "acme", Groups = ["qa"] }));
        Assert.Equal("on TARGETING_MATCH", flags.Answer("f", new("bob") { TenantId = "other" }));
        Assert.Equal("on TARGETING_MATCH", flags.Answer("f", new("bob") { TenantId = "third" }));
    }

    [Fact]
    public void Null_for_a_tenant_returns_that_tenant_to_the_file()
    {
        FlagsUnderTest flags = Flags(""" "tenants":{"acme":{"enabled":true}}, """)
            .Provide("f", """{"tenants":{"acme":{"enabled":false},"other":{"enabled":true}}}""")
            .Provide("f", """{"tenants":{"acme":null}}""");

        Assert.Equal("on TARGETING_MATCH", flags.Answer("f", new("bob") { TenantId = "acme" }));
        Assert.Equal("on TARGETING_MATCH", flags.Answer("f", new("bob") { TenantId = "other" }));
    }

    [Fact]
    public void Null_for_all_tenants_drops_those_of_the_layers_between()
    {
        FlagsUnderTest flags = Flags(""" "tenants":{"acme":{"enabled":true}}, """)
            .Provide("f", """{"tenants":{"other":{"enabled":true}}}""")
            .Provide("f", """{"tenants":null}""")
            .Provide("f", """{"tenants":{"third":{"enabled":true}}}""");

        Assert.Equal("on TARGETING_MATCH", flags.Answer("f", new("bob") { TenantId = "acme" }));
        Assert.Equal("off DEFAULT", flags.Answer("f", new("bob") { TenantId = "other" }));
        Assert.Equal("on TARGETING_MATCH", flags.Answer("f", new("bob") { TenantId = "third" }));
    }

    [Theory]
    [InlineData("""{"enabled":true}""", "off STATIC")]
    [InlineData("""{"rollout":100}""", "on STATIC")]
    [InlineData("""{"serve":true}""", "on STATIC")]
    [InlineData("""{"users":["ada"]}""", "off DISABLED")]
    [InlineData("""{"rollout":null}""", "off DISABLED")]
    [InlineData("""{"rollout":100,"schedule":null}""", "off DISABLED")]
    public void A_hand_that_sets_what_a_schedule_sets_drops_the_schedule_below(string state, string expected) =>
        Assert.Equal(expected, Flags(""" "schedule":[{"at":"2026-08-01T00:00:00Z","enabled":false}], """).Provide("f", state).Answer("f"));

    [Fact]
    public void A_dropped_schedule_stays_dropped_although_what_dropped_it_is_taken_back() =>
        Assert.Equal(
            "off STATIC",
            Flags(""" "schedule":[{"at":"2026-08-01T00:00:00Z","enabled":false}], """)
                .Provide("f", """{"rollout":50}""").Provide("f", """{"rollout":null}""").Answer("f"));

    [Fact]
    public void A_layer_may_bring_a_schedule_of_its_own() =>
        Assert.Equal(
            "off DISABLED",
            Flags(string.Empty).Provide("f", """{"rollout":100,"schedule":[{"at":"2026-08-01T00:00:00Z","enabled":false}]}""").Answer("f"));

    [Fact]
    public void A_rollout_over_a_fixed_value_waits_behind_it() =>
        Assert.Equal("on STATIC", Flags(""" "serve":true, """).Provide("f", """{"enabled":true,"rollout":0}""").Answer("f"));
}

namespace TypedFlags.Tests.Evaluation;

/// <summary>What on, off and default are for each type, and when an answer is static.</summary>
public class OutcomeTests
{
    private const string Variants = """ "type":"string","variants":{"a":"A","b":"B","c":"C"},"default":"a" """;

    [Fact]
    public void Off_is_the_off_variant_where_there_is_one() =>
        Assert.Equal("c DISABLED", FlagsUnderTest.From($$"""{"key":"f",{{Variants}},"off_variant":"c","enabled":false}""").Answer("f"));

    [Fact]
    public void Off_is_the_default_where_there_is_no_off_variant() =>
        Assert.Equal("a DISABLED", FlagsUnderTest.From($$"""{"key":"f",{{Variants}},"enabled":false}""").Answer("f"));

    [Fact]
    public void Off_is_the_default_where_there_are_no_variants() =>
        Assert.Equal("3 DISABLED", FlagsUnderTest.From("""{"key":"f","type":"integer","serve":5,"enabled":false,"default":3}""").Answer("f"));

    [Fact]
    public void Excluded_users_get_the_off_variant() =>
        Assert.Equal(
            "c TARGETING_MATCH",
            FlagsUnderTest.From($$"""{"key":"f",{{Variants}},"off_variant":"c","exclude":{"users":["eve"]} }""").Answer("f", new("eve")));

    [Theory]
    [InlineData("boolean", "true", true)]
    [InlineData("string", "\"text\"", "text")]
    [InlineData("integer", "-2147483648", int.MinValue)]
    [InlineData("number", "0.25", 0.25)]
    public void A_literal_is_served_as_its_type(string type, string json, object expected)
    {
        FlagsUnderTest flags = FlagsUnderTest.From($$"""{"key":"f","type":"{{type}}","default":{{json}}}""");

        Assert.Equal(expected, flags.Evaluate("f").Outcome.ToObject());
    }

    [Fact]
    public void An_object_is_served_as_json()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"f","type":"object","variants":{"small":{"seats":5},"large":{"seats":50}},"serve":"large","default":"small"}""");

        Assert.Equal(50, flags.Evaluate("f").Outcome.Json.GetProperty("seats").GetInt32());
    }

    [Fact]
    public void A_rule_serves_a_literal_of_its_own()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"f","type":"number","rules":[{"when":{"targetingKey":"ada"},"serve":0.75}],"default":0.25}""");

        Assert.Equal("0.75 TARGETING_MATCH", flags.Answer("f", new("ada")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""" "users":[],"groups":[],"rules":[],"tenants":{},"exclude":{"users":[],"groups":[]}, """)]
    [InlineData(""" "rules":[{"when":{},"serve":false,"enabled":false}], """)]
    [InlineData(""" "tenants":{"acme":{}}, """)]
    [InlineData(""" "enabled":true,"staff_only":false, """)]
    public void The_default_is_static_where_nothing_above_can_ever_apply(string state) =>
        Assert.Equal("on STATIC", FlagsUnderTest.From($$"""{"key":"f","type":"boolean",{{state}}"default":true}""").Answer("f"));

    [Theory]
    [InlineData(""" "environments":["Production"], """)]
    [InlineData(""" "requires":{"on":true}, """)]
    [InlineData(""" "exclude":{"users":["eve"]}, """)]
    [InlineData(""" "users":["ada"], """)]
    [InlineData(""" "groups":["qa"], """)]
    [InlineData(""" "tenants":{"acme":{"enabled":false}}, """)]
    [InlineData(""" "rules":[{"when":{"targetingKey":"ada"},"serve":true}], """)]
    [InlineData(""" "schedule":[{"at":"2027-01-01T00:00:00Z","enabled":false}], """)]
    public void The_default_is_default_where_something_above_could_apply(string state)
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            $$"""{"key":"f","type":"boolean",{{state}}"default":true}""", """{"key":"on","type":"boolean","default":true}""");

        Assert.Equal("on DEFAULT", flags.Answer("f"));
    }

    [Theory]
    [InlineData(""" "rollout":100,"default":false """, "on STATIC")]
    [InlineData(""" "rollout":100,"users":["ada"],"default":false """, "on DEFAULT")]
    [InlineData(""" "rollout":0,"users":["ada"],"default":false """, "off DEFAULT")]
    public void A_constant_rollout_counts_as_a_default(string state, string expected) =>
        Assert.Equal(expected, FlagsUnderTest.From($$"""{"key":"f","type":"boolean",{{state}}}""").Answer("f", new("bob")));

    [Fact]
    public void A_flag_that_is_the_same_for_everyone_is_known_without_a_context()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"f","type":"boolean","rollout":100,"default":false}""");

        Assert.Same(flags.Evaluate("f"), flags.GetPlan(flags.Definition("f")).Constant);
    }

    [Fact]
    public void A_context_that_throws_gives_the_default_and_an_error()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"f","type":"boolean","users":["ada"],"default":true}""");

        EvaluationResult result = flags.EvaluateWith("f", default(ThrowingContext));

        Assert.Equal(("on", FlagReason.Error, FlagErrorCode.InvalidContext), (result.Outcome.Variant, result.Reason, result.ErrorCode));
        Assert.Contains("the row is gone", result.ErrorMessage, StringComparison.Ordinal);
    }

    private readonly struct ThrowingContext : IFlagContextAdapter
    {
        public AttributeValue TargetingKey => throw new InvalidOperationException("the row is gone");

        public AttributeValue Tenant => AttributeValue.None;

        public AttributeValue Groups => AttributeValue.None;

        public bool IsStaff => false;

        public static int FindAttribute(string name) => -1;

        public AttributeValue GetAttribute(int ordinal) => AttributeValue.None;

        public FlagContext ToFlagContext() => FlagContext.Anonymous;
    }
}

namespace TypedFlags.Tests.Evaluation.Bucketing;

/// <summary>What a rollout or split is counted by.</summary>
public class BucketUnitTests
{
    private const string Header =
        """{"format":1,"context":{"company":{"type":"string"},"seats":{"type":"number"},"trial":{"type":"boolean"},"since":{"type":"datetime"},"tags":{"type":"list"}}}""";

    private static readonly DateTimeOffset Since = new(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(2));

    public static TheoryData<string, AttributeValue, string> Values { get; } = new()
    {
        { "company", "Müller & Söhne", "Müller & Söhne" },
        { "seats", 42, "42" },
        { "seats", 42.0, "42" },
        { "seats", 0.1, "0.1" },
        { "seats", -0.0, "0" },
        { "seats", 1e15, "1000000000000000" },
        { "seats", -9007199254740994.0, "-9007199254740994" },
        { "seats", 9223372036854774784.0, "9223372036854774784" },
        { "seats", 1e21, "1E+21" },
        { "trial", true, "true" },
        { "since", Since, "2026-02-03T02:05:06Z" },
        { "company", new Guid("3F2504E0-4F89-11D3-9A0C-0305E82C3301"), "3f2504e0-4f89-11d3-9a0c-0305e82c3301" },
    };

    /// <summary>The share of a flag that counts by an attribute, compared with the same flag's that counts by user.</summary>
    [Theory]
    [MemberData(nameof(Values))]
    public void An_attribute_is_counted_by_its_text(string attribute, AttributeValue value, string text)
    {
        for (int salt = 0; salt < 20; salt++)
        {
            string split = $$""" "type":"string","salt":"s{{salt}}","variants":{"a":"","b":"","c":"","d":""},"split":{"a":25,"b":25,"c":25,"d":25},"default":"a" """;
            FlagsUnderTest flags = FlagsUnderTest.WithHeader(
                Header, $$"""{"key":"f",{{split}},"bucket_by":"{{attribute}}"}""", $$"""{"key":"g",{{split}},"bucket_by":"user"}""");

            Assert.Equal(
                flags.Answer("g", new FlagContext(text)),
                flags.Answer("f", new FlagContext("somebody") { Attributes = [KeyValuePair.Create(attribute, value)] }));
        }
    }

    [Fact]
    public void By_tenant_all_users_of_a_tenant_get_the_same()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"f","type":"boolean","bucket_by":"tenant","rollout":50,"default":false}""");

        Assert.All(["u1", "u2", "u3", "u4", "u5", "u6"], user => Assert.Equal("on SPLIT", flags.Answer("f", new(user) { TenantId = "ada" })));
        Assert.All(["u1", "u2", "u3", "u4", "u5", "u6"], user => Assert.Equal("off SPLIT", flags.Answer("f", new(user) { TenantId = "bob" })));
    }

    [Fact]
    public void A_user_without_the_unit_is_not_in_although_there_is_a_targeting_key()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"f","type":"boolean","bucket_by":"tenant","rollout":99.999,"default":false}""");

        Assert.Equal("off SPLIT", flags.Answer("f", new("ada")));
    }

    [Theory]
    [InlineData("company", 5)]
    [InlineData("seats", "5")]
    [InlineData("trial", "true")]
    [InlineData("since", "yesterday")]
    public void An_attribute_of_another_type_than_declared_is_no_unit(string attribute, object value)
    {
        AttributeValue given = value is int number ? number : (string)value;
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(
            Header,
            $$"""{"key":"f","type":"boolean","bucket_by":"{{attribute}}","rollout":99.999,"default":false}""",
            $$"""{"key":"g","type":"boolean","bucket_by":"{{attribute}}","bucketing":"feature_management","salt":"s1","rollout":50,"default":false}""");

        Assert.Equal("off SPLIT", flags.Answer("f", new("ada") { [attribute] = given }));
        Assert.Equal(flags.Answer("g", new("ada")), flags.Answer("g", new("ada") { [attribute] = given }));
    }

    [Fact]
    public void A_number_that_is_none_is_no_unit()
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(
            Header, """{"key":"f","type":"boolean","bucket_by":"seats","rollout":99.999,"default":false}""");

        Assert.Equal("off SPLIT", flags.Answer("f", new("ada") { ["seats"] = double.NaN }));
    }

    [Fact]
    public void A_rule_may_have_a_salt_and_a_unit_of_its_own()
    {
        // As murmur3("f:ada") is in the lower half and murmur3("f:bob") in the upper, the flag's own salt and unit would answer otherwise.
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"x","type":"boolean","bucket_by":"user","rules":[{"when":{},"rollout":50,"salt":"f","bucket_by":"tenant"}],"default":false}""");

        Assert.Equal(["on SPLIT", "off SPLIT"], [flags.Answer("x", new("u") { TenantId = "ada" }), flags.Answer("x", new("u") { TenantId = "bob" })]);
    }

    [Fact]
    public void A_whole_number_and_a_guid_as_targeting_key_are_counted_by_their_text()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"f","type":"string","variants":{"a":"","b":""},"split":{"a":50,"b":50},"default":"a"}""");
        Guid id = new("3f2504e0-4f89-11d3-9a0c-0305e82c3301");
        for (int number = 0; number < 20; number++)
        {
            Assert.Same(
                flags.Evaluate("f", new(number.ToString(System.Globalization.CultureInfo.InvariantCulture))), flags.EvaluateWith("f", new KeyOnly(number)));
        }

        Assert.Same(flags.Evaluate("f", new("3f2504e0-4f89-11d3-9a0c-0305e82c3301")), flags.EvaluateWith("f", new KeyOnly(id)));
    }

    [Fact]
    public void A_whole_number_as_targeting_key_is_text_for_rules_too()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"f","type":"boolean","rules":[{"when":{"targetingKey":{"eq":"42"}},"serve":true}],"default":false}""");

        Assert.Equal(
            [true, false],
            [flags.EvaluateWith("f", new KeyOnly(42)).Outcome.Boolean, flags.EvaluateWith("f", new KeyOnly(43)).Outcome.Boolean]);
    }

    private readonly struct KeyOnly(AttributeValue key) : IFlagContextAdapter
    {
        public AttributeValue TargetingKey => key;

        public AttributeValue Tenant => AttributeValue.None;

        public AttributeValue Groups => AttributeValue.None;

        public bool IsStaff => false;

        public static int FindAttribute(string name) => -1;

        public AttributeValue GetAttribute(int ordinal) => AttributeValue.None;

        public FlagContext ToFlagContext() => new(key.ToString());
    }
}

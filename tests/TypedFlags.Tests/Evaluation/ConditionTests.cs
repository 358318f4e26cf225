namespace TypedFlags.Tests.Evaluation;

/// <summary>Every operator for every type that has it: values it takes, values it does not, and values that are no such thing.</summary>
public class ConditionTests
{
    private const string Header =
        """
        {"format":1,"context":{"country":{"type":"string"},"age":{"type":"number"},"trial":{"type":"boolean"},"since":{"type":"datetime"},"version":{"type":"semver"},"roles":{"type":"list"}},"segments":{"german":{"country":{"in":["DE","AT"]}},"young_german":{"all":[{"segment":"german"},{"age":{"lt":30}}]}}}
        """;

    private static readonly DateTimeOffset Day = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, AttributeValue> TextMatches { get; } = new()
    {
        { """{"country":"DE"}""", "DE" },
        { """{"country":["DE","FR"]}""", "FR" },
        { """{"country":{"eq":"DE"}}""", "DE" },
        { """{"country":{"eq":"de","ignore_case":true}}""", "DE" },
        { """{"country":{"ne":"DE"}}""", "de" },
        { """{"country":{"in":["DE","FR"]}}""", "DE" },
        { """{"country":{"in":["a","b","c","d","e","f","g","h","i","j"]}}""", "j" },
        { """{"country":{"in":["a","b","c","d","e","f","g","h","i","J"],"ignore_case":true}}""", "j" },
        { """{"country":{"not_in":["DE","FR"]}}""", "IT" },
        { """{"country":{"contains":"E"}}""", "DEU" },
        { """{"country":{"contains":"e","ignore_case":true}}""", "DEU" },
        { """{"country":{"not_contains":"X"}}""", "DEU" },
        { """{"country":{"starts_with":"DE"}}""", "DEU" },
        { """{"country":{"ends_with":"EU"}}""", "DEU" },
        { """{"country":{"matches":"^D.$"}}""", "DE" },
        { """{"country":{"matches":"E"}}""", "DEU" },
        { """{"country":{"matches":"^d","ignore_case":true}}""", "DE" },
        { """{"country":{"semver_eq":"1.0.0"}}""", "v1" },
        { """{"country":{"semver_lt":"1.0.0"}}""", "1.0.0-rc.1" },
        { """{"country":{"semver_lte":"1.0.0"}}""", "1" },
        { """{"country":{"semver_gt":"1.9.0"}}""", "1.10.0" },
        { """{"country":{"semver_gte":"1.9.0"}}""", "1.9" },
        { """{"country":{"exists":true}}""", "" },
        { """{"country":{"eq":"3f2504e0-4f89-11d3-9a0c-0305e82c3301"}}""", new Guid("3F2504E0-4F89-11D3-9A0C-0305E82C3301") },
        { """{"country":{"starts_with":"D","ends_with":"U"}}""", "DEU" },
    };

    public static TheoryData<string, AttributeValue> TextMisses { get; } = new()
    {
        { """{"country":"DE"}""", "de" },
        { """{"country":["DE","FR"]}""", "IT" },
        { """{"country":{"eq":"DE"}}""", AttributeValue.None },
        { """{"country":{"eq":"1"}}""", 1 },
        { """{"country":{"ne":"DE"}}""", "DE" },
        { """{"country":{"in":["a","b","c","d","e","f","g","h","i","j"]}}""", "J" },
        { """{"country":{"not_in":["DE","FR"]}}""", "DE" },
        { """{"country":{"contains":"E"}}""", "de" },
        { """{"country":{"not_contains":"E"}}""", "DE" },
        { """{"country":{"starts_with":"E"}}""", "DE" },
        { """{"country":{"ends_with":"D"}}""", "DE" },
        { """{"country":{"matches":"^d"}}""", "DE" },
        { """{"country":{"semver_gt":"1.9.0"}}""", "1.9.0+build.7" },
        { """{"country":{"semver_gt":"1.9.0"}}""", "not a version" },
        { """{"country":{"semver_eq":"1.0.0"}}""", "01.0.0" },
        { """{"country":{"exists":true}}""", AttributeValue.None },
        { """{"country":{"exists":true}}""", 5 },
        { """{"country":{"exists":false}}""", "DE" },
        { """{"country":{"starts_with":"D","ends_with":"E"}}""", "DEU" },
    };

    public static TheoryData<string, AttributeValue> NumberMatches { get; } = new()
    {
        { """{"age":18}""", 18 },
        { """{"age":18}""", 18.0 },
        { """{"age":[17,18]}""", 18 },
        { """{"age":{"eq":-0.0}}""", 0 },
        { """{"age":{"ne":18}}""", 19 },
        { """{"age":{"in":[17,18]}}""", 17 },
        { """{"age":{"not_in":[17,18]}}""", 19 },
        { """{"age":{"lt":18}}""", 17.999 },
        { """{"age":{"lte":18}}""", 18 },
        { """{"age":{"gt":18}}""", 18.5m },
        { """{"age":{"gte":18}}""", 18L },
        { """{"age":{"gte":18,"lt":30}}""", 29 },
        { """{"age":{"exists":true}}""", 0 },
        { """{"age":{"exists":false}}""", double.NaN },
        { """{"age":{"ne":18}}""", double.NaN },
    };

    public static TheoryData<string, AttributeValue> NumberMisses { get; } = new()
    {
        { """{"age":18}""", "18" },
        { """{"age":{"ne":18}}""", 18 },
        { """{"age":{"not_in":[17,18]}}""", 17 },
        { """{"age":{"lt":18}}""", 18 },
        { """{"age":{"lt":18}}""", double.NaN },
        { """{"age":{"lte":18}}""", 18.001 },
        { """{"age":{"gt":18}}""", 18 },
        { """{"age":{"gt":18}}""", double.PositiveInfinity },
        { """{"age":{"gte":18}}""", double.NaN },
        { """{"age":{"gte":18}}""", true },
        { """{"age":{"gte":18,"lt":30}}""", 30 },
        { """{"age":{"exists":true}}""", double.NaN },
    };

    public static TheoryData<string, AttributeValue> OtherMatches { get; } = new()
    {
        { """{"trial":true}""", true },
        { """{"trial":{"eq":false}}""", false },
        { """{"trial":{"ne":true}}""", false },
        { """{"trial":{"ne":true}}""", "true" },
        { """{"trial":{"exists":true}}""", false },
        { """{"since":{"before":"2026-06-01T00:00:00Z"}}""", Day.AddTicks(-1) },
        { """{"since":{"after":"2026-06-01T00:00:00Z"}}""", Day.AddTicks(1) },
        { """{"since":{"after":"2026-06-01"}}""", "2026-06-01T01:59:59.5+01:00" },
        { """{"since":{"before":"2026-06-01"}}""", "2026-05-31" },
        { """{"since":{"after":"2026-01-01","before":"2027-01-01"}}""", Day },
        { """{"since":{"exists":true}}""", "2026-05-31" },
        { """{"since":{"exists":false}}""", "yesterday" },
        { """{"version":"2.1"}""", "v2.1.0" },
        { """{"version":["1.0.0","2.0.0"]}""", "2.0.0+build" },
        { """{"version":{"ne":"2.0.0"}}""", "2.0.0-rc.1" },
        { """{"version":{"in":["1.0.0","2.0.0"]}}""", "2" },
        { """{"version":{"not_in":["1.0.0"]}}""", "rubbish" },
        { """{"version":{"lt":"2.0.0"}}""", "2.0.0-rc.1" },
        { """{"version":{"lte":"2.0.0"}}""", new Version(2, 0) },
        { """{"version":{"gt":"2.0.0-rc.9"}}""", "2.0.0-rc.10" },
        { """{"version":{"gte":"2.1.0"}}""", new Version(2, 1, 0, 7) },
        { """{"version":{"exists":false}}""", "rubbish" },
        { """{"roles":"admin"}""", (string[])["user", "admin"] },
        { """{"roles":["admin","owner"]}""", (List<string>)["owner"] },
        { """{"roles":{"contains":"admin"}}""", (string[])["admin"] },
        { """{"roles":{"contains":["admin","owner"]}}""", (string[])["x", "owner"] },
        { """{"roles":{"not_contains":"admin"}}""", (string[])["user"] },
        { """{"roles":{"not_contains":"admin"}}""", AttributeValue.None },
        { """{"roles":{"exists":true}}""", Array.Empty<string>() },
    };

    public static TheoryData<string, AttributeValue> OtherMisses { get; } = new()
    {
        { """{"trial":true}""", "true" },
        { """{"trial":true}""", 1 },
        { """{"trial":{"ne":true}}""", true },
        { """{"since":{"before":"2026-06-01T00:00:00Z"}}""", Day },
        { """{"since":{"after":"2026-06-01T00:00:00Z"}}""", Day },
        { """{"since":{"after":"2026-06-01"}}""", "2026-06-02T00:00:00" },
        { """{"since":{"after":"2026-06-01"}}""", "2026-02-30" },
        { """{"version":"2.1.0"}""", "2.1.0-rc" },
        { """{"version":{"gte":"1.0.0"}}""", "rubbish" },
        { """{"version":{"gte":"1.0.0"}}""", 2 },
        { """{"version":{"gte":"1.0.0"}}""", "1.2.3.4" },
        { """{"version":{"exists":true}}""", "rubbish" },
        { """{"roles":"admin"}""", (string[])["Admin"] },
        { """{"roles":"admin"}""", "admin" },
        { """{"roles":{"contains":"admin"}}""", Array.Empty<string>() },
        { """{"roles":{"contains":"admin"}}""", (string[])[null!] },
        { """{"roles":{"not_contains":["admin","owner"]}}""", (string[])["owner"] },
    };

    [Theory]
    [MemberData(nameof(TextMatches))]
    [MemberData(nameof(NumberMatches))]
    [MemberData(nameof(OtherMatches))]
    public void A_condition_is_met_by(string when, AttributeValue value) => Assert.True(Matches(when, Give(when, value)));

    [Theory]
    [MemberData(nameof(TextMisses))]
    [MemberData(nameof(NumberMisses))]
    [MemberData(nameof(OtherMisses))]
    public void A_condition_is_not_met_by(string when, AttributeValue value) => Assert.False(Matches(when, Give(when, value)));

    [Theory]
    [InlineData("""{}""", true)]
    [InlineData("""{"country":"DE","age":{"gt":18}}""", true)]
    [InlineData("""{"country":"FR","age":{"gt":18}}""", false)]
    [InlineData("""{"country":"DE","age":{"gt":50}}""", false)]
    [InlineData("""{"all":[{"country":"DE"},{"age":20}]}""", true)]
    [InlineData("""{"all":[{"country":"DE"},{"age":21}]}""", false)]
    [InlineData("""{"any":[{"country":"FR"},{"age":20}]}""", true)]
    [InlineData("""{"any":[{"country":"FR"},{"age":21}]}""", false)]
    [InlineData("""{"not":{"country":"FR"}}""", true)]
    [InlineData("""{"not":{"country":"DE"}}""", false)]
    [InlineData("""{"segment":"german"}""", true)]
    [InlineData("""{"segment":"young_german"}""", true)]
    [InlineData("""{"not":{"segment":"young_german"}}""", false)]
    [InlineData("""{"any":[{"country":"FR"}],"age":20}""", false)]
    public void Conditions_combine(string when, bool expected) =>
        Assert.Equal(expected, Matches(when, new FlagContext { ["country"] = "DE", ["age"] = 20 }));

    [Theory]
    [InlineData("""{"targetingKey":{"starts_with":"a"}}""", true)]
    [InlineData("""{"tenant":"acme"}""", true)]
    [InlineData("""{"tenant":{"exists":false}}""", false)]
    [InlineData("""{"groups":"qa"}""", true)]
    [InlineData("""{"groups":{"contains":["dev","ops"]}}""", false)]
    [InlineData("""{"staff":true}""", true)]
    [InlineData("""{"environment":"Production"}""", true)]
    [InlineData("""{"environment":"production"}""", false)]
    [InlineData("""{"now":{"after":"2026-08-31T23:59:59Z","before":"2026-09-01T00:00:01Z"}}""", true)]
    [InlineData("""{"now":{"before":"2026-09-01T00:00:00Z"}}""", false)]
    public void Reserved_attributes_need_no_declaration(string when, bool expected) =>
        Assert.Equal(expected, Matches(when, new FlagContext("ada") { TenantId = "acme", Groups = ["qa"], IsStaff = true }));

    [Fact]
    public void A_catastrophic_pattern_answers_at_once()
    {
        FlagContext context = new() { ["country"] = new string('a', 5_000) + "!" };

        Assert.False(Matches("""{"country":{"matches":"^(a+)+$"}}""", context));
    }

    [Fact]
    public void A_pattern_that_takes_too_long_does_not_match_and_is_no_error()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"f","type":"boolean","rules":[{"when":{"targetingKey":{"matches":"(a?){300}a{300}b"}},"serve":true}],"default":false}""");

        Assert.Equal("off DEFAULT", flags.Answer("f", new FlagContext(new string('a', 10_000))));
    }

    [Fact]
    public void Very_long_text_matches_no_pattern() =>
        Assert.False(Matches("""{"country":{"matches":"a"}}""", new FlagContext { ["country"] = new string('a', 10_001) }));

    private static FlagContext Give(string when, AttributeValue value)
    {
        string name = when.Split('"')[1];
        return new FlagContext { [name] = value };
    }

    private static bool Matches(string when, FlagContext context)
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(
            Header, $$"""{"key":"f","type":"boolean","rules":[{"when":{{when}},"serve":true}],"default":false}""");
        return flags.Evaluate("f", context).Outcome.Boolean;
    }
}

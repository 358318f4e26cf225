using System.Globalization;

namespace TypedFlags.Tests.Evaluation;

/// <summary>Step 4 in depth: what is required, of what, and what happens where state given at run time makes no sense.</summary>
public class PrerequisiteTests
{
    private const string NeedsBase = """{"key":"f","type":"boolean","requires":{"base":true},"serve":true,"default":false}""";

    [Fact]
    public void A_prerequisite_is_evaluated_in_full_for_the_same_context()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"base","type":"boolean","users":["ada"],"default":false}""", NeedsBase);

        Assert.Equal(["on STATIC", "off PREREQUISITE_FAILED"], [flags.Answer("f", new("ada")), flags.Answer("f", new("bob"))]);
    }

    [Theory]
    [InlineData("true", "on STATIC")]
    [InlineData("false", "off PREREQUISITE_FAILED")]
    public void A_prerequisite_may_be_required_to_be_on(string serve, string expected) =>
        Assert.Equal(expected, FlagsUnderTest.From($$"""{"key":"base","type":"boolean","serve":{{serve}},"default":false}""", NeedsBase).Answer("f"));

    [Fact]
    public void A_prerequisite_may_be_required_to_be_off()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"base","type":"boolean","default":false}""",
            """{"key":"f","type":"boolean","requires":{"base":false},"serve":true,"default":false}""");

        Assert.Equal("on STATIC", flags.Answer("f"));
    }

    [Fact]
    public void A_disabled_prerequisite_fails_although_off_is_what_is_required()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"base","type":"boolean","enabled":false,"default":false}""",
            """{"key":"f","type":"boolean","requires":{"base":false},"serve":true,"default":false}""");

        Assert.Equal("off PREREQUISITE_FAILED", flags.Answer("f"));
    }

    [Fact]
    public void A_prerequisite_whose_own_prerequisite_failed_fails_although_off_is_what_is_required()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"base","type":"boolean","requires":{"deep":true},"default":false}""",
            """{"key":"deep","type":"boolean","default":false}""",
            """{"key":"f","type":"boolean","requires":{"base":false},"serve":true,"default":false}""");

        Assert.Equal("off PREREQUISITE_FAILED", flags.Answer("f"));
    }

    [Theory]
    [InlineData("""{"key":"base","type":"string","variants":{"a":"same","b":"same"},"serve":"b","default":"a"}""", "\"b\"", true)]
    [InlineData("""{"key":"base","type":"string","variants":{"a":"same","b":"same"},"serve":"b","default":"a"}""", "\"a\"", false)]
    [InlineData("""{"key":"base","type":"string","serve":"x","default":"y"}""", "\"x\"", true)]
    [InlineData("""{"key":"base","type":"string","serve":"X","default":"y"}""", "\"x\"", false)]
    [InlineData("""{"key":"base","type":"integer","serve":3,"default":1}""", "3", true)]
    [InlineData("""{"key":"base","type":"number","serve":0.5,"default":1}""", "0.25", false)]
    [InlineData("""{"key":"base","type":"object","default":{"a":1,"b":[2]}}""", """{"b":[2],"a":1}""", true)]
    public void A_prerequisite_of_another_type_is_required_to_serve_a_variant_or_a_value(string required, string value, bool isServed)
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            required, $$$"""{"key":"f","type":"boolean","requires":{"base":{{{value}}}},"serve":true,"default":false}""");

        Assert.Equal(isServed ? "on STATIC" : "off PREREQUISITE_FAILED", flags.Answer("f"));
    }

    [Fact]
    public void A_prerequisite_s_override_counts()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"base","type":"boolean","enabled":false,"default":false}""", NeedsBase);
        flags.Override("base", flags.Definition("base").Outcomes[1]);

        Assert.Equal("on STATIC", flags.Answer("f"));
    }

    [Fact]
    public void A_cycle_made_at_run_time_is_an_error_with_the_default_for_each_flag_in_it()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"a","type":"boolean","requires":{"b":true},"default":true}""",
            """{"key":"b","type":"boolean","requires":{"c":true},"default":true}""",
            """{"key":"c","type":"boolean","default":true}""");
        flags.Provide("c", """{"requires":["a"]}""");

        Assert.Equal(["on ERROR", "on ERROR", "on ERROR"], [flags.Answer("a"), flags.Answer("b"), flags.Answer("c")]);
        Assert.Equal(FlagErrorCode.General, flags.Evaluate("a").ErrorCode);
        Assert.Contains("'a' lead back to it, by way of 'b'", flags.Evaluate("a").ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_that_requires_one_in_a_cycle_is_off()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"a","type":"boolean","default":true}""", """{"key":"f","type":"boolean","requires":{"a":true},"default":true}""");
        flags.Provide("a", """{"requires":["a"]}""");

        Assert.Equal(["on ERROR", "off PREREQUISITE_FAILED"], [flags.Answer("a"), flags.Answer("f")]);
    }

    [Fact]
    public void Prerequisites_that_share_their_own_are_evaluated_once_each()
    {
        // Each of 40 levels requires both flags of the next: followed naively, 2 to the power of 40 evaluations.
        List<string> lines = [];
        for (int level = 0; level < 40; level++)
        {
            foreach (string side in (string[])["l", "r"])
            {
                string requires = level == 39
                    ? string.Empty
                    : string.Create(CultureInfo.InvariantCulture, $"\"requires\":{{\"l{level + 1:00}\":true,\"r{level + 1:00}\":true}},");
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{{\"key\":\"{side}{level:00}\",\"type\":\"boolean\",{requires}\"users\":[\"eve\"],\"default\":true}}"));
            }
        }

        FlagsUnderTest flags = FlagsUnderTest.From([.. lines]);

        Assert.Equal("on DEFAULT", flags.Answer("l00", new("ada")));
        Assert.InRange(flags.PlansAskedFor, 40, 200);
    }

    [Fact]
    public void A_chain_longer_than_any_stack_should_hold_is_off_and_not_a_crash()
    {
        string[] lines = new string[10_000];
        for (int index = 0; index < lines.Length; index++)
        {
            string requires = index + 1 == lines.Length ? string.Empty : $"\"requires\":{{\"f{index + 1:00000}\":true}},";
            lines[index] = $"{{\"key\":\"f{index:00000}\",\"type\":\"boolean\",{requires}\"users\":[\"eve\"],\"default\":true}}";
        }

        FlagsUnderTest flags = FlagsUnderTest.From(lines);

        Assert.Equal(["off PREREQUISITE_FAILED", "on DEFAULT"], [flags.Answer("f00000", new("ada")), flags.Answer("f09900", new("ada"))]);
    }

    [Fact]
    public void A_context_whose_properties_ask_for_flags_with_prerequisites_themselves_changes_nothing()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"f","type":"boolean","requires":{"left":true,"right":true},"users":["eve"],"default":true}""",
            """{"key":"left","type":"boolean","requires":{"low":true},"users":["eve"],"default":true}""",
            """{"key":"low","type":"boolean","requires":{"lowest":true},"users":["eve"],"default":true}""",
            """{"key":"lowest","type":"boolean","users":["eve"],"default":true}""",
            """{"key":"right","type":"boolean","requires":{"low":true},"users":["eve"],"default":true}""");

        // The inner evaluations go down the same flags, and throw half-way for every second one.
        for (int round = 0; round < 4; round++)
        {
            EvaluationResult result = flags.EvaluateWith("f", new AskingContext(flags, depth: 2, isFailing: round % 2 == 1));

            Assert.Equal("DEFAULT True", $"{result.Reason} {result.Outcome.Boolean}");
            Assert.Equal("on TARGETING_MATCH", flags.Answer("f", new("eve")));
        }
    }

    /// <summary>An application's type whose key depends on what it is served, down to some depth, where the key may be unreadable.</summary>
    private readonly struct AskingContext(FlagsUnderTest flags, int depth, bool isFailing) : IFlagContextAdapter
    {
        public AttributeValue TargetingKey
        {
            get
            {
                if (depth == 0)
                {
                    return isFailing ? throw new InvalidOperationException("The database is away.") : "eve";
                }

                string reason = flags.EvaluateWith("f", new AskingContext(flags, depth - 1, isFailing)).Reason;
                return $"somebody who was served by {reason}";
            }
        }

        public AttributeValue Tenant => default;

        public AttributeValue Groups => default;

        public bool IsStaff => false;

        public static int FindAttribute(string name) => -1;

        public AttributeValue GetAttribute(int ordinal) => default;

        public FlagContext ToFlagContext() => throw new NotSupportedException("Nobody asks.");
    }
}

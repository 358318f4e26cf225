namespace TypedFlags.Tests.Evaluation;

/// <summary>Each property takes its last begun step, before anything else is looked at.</summary>
public class ScheduleTests
{
    private static FlagsUnderTest Flag(string state, string now) =>
        With(FlagsUnderTest.From($$"""{"key":"f","type":"boolean",{{state}},"default":false}"""), now);

    private static FlagsUnderTest With(FlagsUnderTest flags, string now)
    {
        flags.Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
        return flags;
    }

    [Theory]
    [InlineData("2026-11-30T23:59:59.9999999Z", "off DEFAULT")]
    [InlineData("2026-12-01T00:00:00Z", "on DEFAULT")]
    [InlineData("2026-12-31T00:00:00Z", "on STATIC")]
    public void A_step_begins_at_its_time_and_the_last_one_stays(string now, string expected) =>
        Assert.Equal(
            expected,
            Flag(""" "rollout":0,"schedule":[{"at":"2026-12-01T00:00:00Z","rollout":100},{"at":"2026-12-05T00:00:00Z","rollout":100}] """, now).Answer("f"));

    [Fact]
    public void Properties_take_their_steps_one_by_one()
    {
        // Disabled on the 1st, rollout on the 2nd, enabled again on the 3rd: the rollout is still that of the 2nd.
        const string State = """ "schedule":[{"at":"2026-12-01T00:00:00Z","enabled":false},{"at":"2026-12-02T00:00:00Z","rollout":100},{"at":"2026-12-03T00:00:00Z","enabled":true}] """;

        Assert.Equal(
            ["off DEFAULT", "off DISABLED", "off DISABLED", "on STATIC"],
            [Flag(State, "2026-11-30").Answer("f"), Flag(State, "2026-12-01").Answer("f"), Flag(State, "2026-12-02").Answer("f"), Flag(State, "2026-12-03").Answer("f")]);
    }

    [Fact]
    public void Of_two_steps_at_one_time_the_later_in_the_file_wins() =>
        Assert.Equal(
            "off STATIC",
            Flag(""" "schedule":[{"at":"2026-12-01T00:00:00Z","serve":true},{"at":"2026-12-01T00:00:00Z","serve":false}] """, "2026-12-01").Answer("f"));

    [Fact]
    public void A_step_can_switch_on_a_disabled_flag() =>
        Assert.Equal("on STATIC", Flag(""" "enabled":false,"schedule":[{"at":"2026-12-01T00:00:00Z","enabled":true,"serve":true}] """, "2026-12-02").Answer("f"));

    [Fact]
    public void A_step_s_split_replaces_the_one_before()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"f","type":"string","variants":{"a":"","b":"","c":""},"split":{"b":100},"schedule":[{"at":"2026-12-01T00:00:00Z","split":{"c":100}}],"default":"a"}""");

        Assert.Equal(["b DEFAULT", "c STATIC"], [With(flags, "2026-11-30").Answer("f"), With(flags, "2026-12-01").Answer("f")]);
    }

    [Fact]
    public void A_prerequisite_follows_its_own_schedule_at_the_same_moment()
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"base","type":"boolean","schedule":[{"at":"2026-12-01T00:00:00Z","serve":true}],"default":false}""",
            """{"key":"f","type":"boolean","requires":{"base":true},"default":true}""");

        Assert.Equal(["off PREREQUISITE_FAILED", "on DEFAULT"], [With(flags, "2026-11-30").Answer("f"), With(flags, "2026-12-01").Answer("f")]);
    }
}

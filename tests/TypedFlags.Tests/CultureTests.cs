using System.Globalization;
using TypedFlags.Tests.Evaluation;

namespace TypedFlags.Tests;

/// <summary>The culture of the thread changes nothing: numbers and times are read and written the same everywhere.</summary>
public sealed class CultureTests : IDisposable
{
    private const string Header =
        """{"format":1,"context":{"seats":{"type":"number"},"version":{"type":"semver"},"since":{"type":"datetime"}}}""";

    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureTests()
    {
        // Like that of no country; so it is there too where an image has no cultures installed.
        CultureInfo strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NumberGroupSeparator = ".";
        strange.NumberFormat.NegativeSign = "−";
        strange.NumberFormat.PositiveInfinitySymbol = "1";
        strange.DateTimeFormat.DateSeparator = "/";
        strange.DateTimeFormat.TimeSeparator = ".";
        CultureInfo.CurrentCulture = strange;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    [Fact]
    public void Values_have_the_same_text()
    {
        Assert.Equal("-1.5", ((AttributeValue)(-1.5)).ToString());
        Assert.Equal("-2", ((AttributeValue)(-2)).ToString());
        Assert.Equal("1.2.3", ((AttributeValue)new Version(1, 2, 3)).ToString());
        Assert.Equal("2026-02-03T04:05:06.7Z", ((AttributeValue)new DateTime(2026, 2, 3, 4, 5, 6, 700, DateTimeKind.Utc)).ToString());
    }

    [Fact]
    public void Numbers_versions_and_times_are_compared_the_same()
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(
            Header,
            """{"key":"f","type":"boolean","rules":[{"when":{"seats":{"lt":-1.25},"version":{"gte":"1.2.3"},"since":{"before":"2026-02-03T04:05:06.8Z"}},"serve":true}],"default":false}""");

        Assert.Equal(
            "on TARGETING_MATCH",
            flags.Answer("f", new("ada") { ["seats"] = -1.5, ["version"] = new Version(1, 2, 3), ["since"] = "2026-02-03T04:05:06.7Z" }));
    }

    [Fact]
    public void Configuration_is_read_the_same()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"b","type":"boolean","default":false}""", """{"key":"n","type":"number","default":0}""");
        flags.Provide("b", """{"rollout":"99.999"}""", textScalars: true).Provide("n", "\"-12.5\"", textScalars: true);

        Assert.Empty(flags.Problems);
        Assert.Equal("on SPLIT", flags.Answer("b", new("ada")));
        Assert.Equal(-12.5, flags.Evaluate("n").Outcome.Number);
    }
}

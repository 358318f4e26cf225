namespace TypedFlags.Definitions.Tests.Binding;

public class DateTests : BindingTest
{
    [Theory]
    [InlineData("expires: «tomorrow»", "'tomorrow' is no date; write 'expires' as 2026-12-31 or 2026-12-31T08:00:00Z (RFC 3339).")]
    [InlineData("expires: «2026-02-29»", "is no date")]
    [InlineData("expires: «2026-13-01»", "is no date")]
    [InlineData("created: «31.12.2026»", "is no date")]
    [InlineData("created: «2026-1-1»", "is no date")]
    [InlineData("created: «2026-01-01 08:00:00Z»", "is no date")]
    [InlineData("created: «2026-01-01T24:00:00Z»", "is no date")]
    [InlineData("created: «2026-01-01T08:00Z»", "is no date")]
    [InlineData("created: «2026-01-01T08:00:00.Z»", "is no date")]
    [InlineData("created: «2026-01-01T08:00:00+2»", "is no date")]
    [InlineData("created: «0001-01-01T00:00:00+01:00»", "is no date")]
    [InlineData("created: «2026-01-01T08:00:00»", "'2026-01-01T08:00:00' has no offset; add 'Z' for UTC, or one such as '+02:00'.")]
    [InlineData("schedule: [ { at: «2026-12-01T08:00:00.5», rollout: 5 } ]", "has no offset")]
    [InlineData("rules: [ { when: { signed_up: { before: «2026-12-01T08:00:00» } }, serve: true } ]", "has no offset")]
    public void What_is_not_RFC_3339_is_TF2004(string body, string message) => _ = AssertFlag(body, "TF2004", message);

    [Theory]
    [InlineData("2026-12-01", "2026-12-01T00:00:00Z")]
    [InlineData("2026-12-01T10:30:00+02:00", "2026-12-01T08:30:00Z")]
    [InlineData("2026-12-01t10:30:00z", "2026-12-01T10:30:00Z")]
    [InlineData("2026-12-01T00:00:00.2500Z", "2026-12-01T00:00:00.25Z")]
    [InlineData("2026-12-01T00:00:00.123456789Z", "2026-12-01T00:00:00.1234567Z")]
    [InlineData("2026-12-01T23:30:00-01:00", "2026-12-02T00:30:00Z")]
    [InlineData("2028-02-29", "2028-02-29T00:00:00Z")]
    [InlineData("'2026-12-01'", "2026-12-01T00:00:00Z")]
    public void A_step_is_written_in_UTC(string at, string expected)
    {
        FlagDefinition flag = BindFlag($"schedule: [ {{ at: {at}, rollout: 5 }} ]");
        Assert.Contains($"\"schedule\":[{{\"at\":\"{expected}\"", CompiledDefinitionsWriter.WriteFlag(flag), StringComparison.Ordinal);
    }

    [Fact]
    public void Created_and_expires_stay_as_written()
    {
        FlagDefinition flag = BindFlag("created: 2026-09-01, expires: 2026-12-31T10:00:00+02:00");
        Assert.Equal(("2026-09-01", "2026-12-31T10:00:00+02:00"), (flag.Created, flag.Expires));
    }
}

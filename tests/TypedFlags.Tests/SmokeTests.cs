namespace TypedFlags.Tests;

public class SmokeTests
{
    [Fact]
    public void Reasons_are_those_of_OpenFeature() => Assert.Equal("TARGETING_MATCH", FlagReason.TargetingMatch);
}

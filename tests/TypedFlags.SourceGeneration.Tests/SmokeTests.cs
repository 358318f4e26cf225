namespace TypedFlags.SourceGeneration.Tests;

public class SmokeTests
{
    [Fact]
    public void Exists() => Assert.NotNull(new FlagsGenerator());
}

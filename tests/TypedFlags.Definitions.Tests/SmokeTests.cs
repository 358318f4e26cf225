namespace TypedFlags.Definitions.Tests;

public class SmokeTests
{
    [Fact]
    public void Reads_a_file() => Assert.NotNull(FlagsFile.Parse("flags.yaml", "flags: { a: {} }").Root);
}

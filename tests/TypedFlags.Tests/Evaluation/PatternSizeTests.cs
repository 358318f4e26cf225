namespace TypedFlags.Tests.Evaluation;

public class PatternSizeTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("a*b+c?", 3)]
    [InlineData("a{3}", 3)]
    [InlineData("a{3,7}b", 8)]
    [InlineData("a{3,}", 4)]
    [InlineData("(ab){10}", 20)]
    [InlineData("((a{10}b){10}c){10}", 1110)]
    [InlineData("[a-z]{2}", 2)]
    [InlineData("[]a]{2}", 2)]
    [InlineData("[^]a]{2}", 2)]
    [InlineData(@"[\]a]{2}", 2)]
    [InlineData(@"[\\]a{2}", 3)]
    [InlineData(@"\p{Lu}{5}", 5)]
    [InlineData(@"\{2}", 3)]
    [InlineData("a{,2}", 5)]
    public void Counted_repetitions_are_written_out(string pattern, int size) => Assert.Equal(size, PatternSize.Estimate(pattern));

    [Theory]
    [InlineData("((((a{1000}){1000}){1000}){1000}){1000}")]
    [InlineData("(a{2147483647}){2147483647}")]
    public void Enormous_is_no_overflow(string pattern) => Assert.True(PatternSize.Estimate(pattern) > 1_000_000_000);

    [Theory]
    [InlineData("(((")]
    [InlineData(")))")]
    [InlineData("[")]
    [InlineData("[^")]
    [InlineData("[]")]
    [InlineData("\\")]
    [InlineData("[\\")]
    [InlineData("a{")]
    [InlineData("a{99999999999}")]
    public void What_is_no_pattern_has_some_size(string pattern) => Assert.InRange(PatternSize.Estimate(pattern), 0, 20);
}

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

    /// <summary>To the engine the first is a{6} three times over again, 1,296 characters, and most of the others hold hundreds that a quick look skips.</summary>
    [Theory]
    [InlineData("(?:(?:(?:a{6})(?#){6})(?#){6})(?#){6}")]
    [InlineData("(?#[)(?:(?:a?b?){30}){30}$")]
    [InlineData("(?x)(?:(?:a?b?){9} {9})")]
    [InlineData("(?i-X:a)")]
    [InlineData(@"\c[(?:(?:a|ab?){30}){30}$")]
    [InlineData(@"[\c][](?:(?:a?b?){30}){30}")]
    [InlineData("[[::][](?:(?:a?b?){30}){30}")]
    [InlineData("[:a]")]
    public void What_only_the_engine_can_read_counts_as_large(string pattern) => Assert.True(PatternSize.Estimate(pattern) > 1_000_000_000);

    [Theory]
    [InlineData("(?i)abc", 6)]
    [InlineData("(?i:x)", 4)]
    [InlineData("(?<x>a)", 5)]
    public void Other_options_and_names_hide_nothing(string pattern, int most) => Assert.InRange(PatternSize.Estimate(pattern), 1, most);

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
    [InlineData("(?")]
    [InlineData("(?i")]
    public void What_is_no_pattern_has_some_size(string pattern) => Assert.InRange(PatternSize.Estimate(pattern), 0, 20);
}

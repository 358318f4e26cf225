using TypedFlags.Definitions.Binding;

namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>What hosts without the NonBacktracking engine (.NET Framework) go by.</summary>
public class PatternCheckTests
{
    [Theory]
    [InlineData("(?=a)")]
    [InlineData("a(?!b)")]
    [InlineData("(?<=a)")]
    [InlineData("(?<!a)")]
    [InlineData("(?>a)")]
    [InlineData("(a)\\1")]
    [InlineData("\\k<a>")]
    [InlineData("(?(a)b)")]
    [InlineData("(?<a-b>c)")]
    [InlineData("(?'a-b'c)")]
    [InlineData("[\\]](?=a)")]
    [InlineData("[]](?=a)")]
    [InlineData("[^]](?=a)")]
    public void Finds_what_the_engine_lacks(string pattern)
    {
        Assert.NotNull(PatternCheck.FindUnsupported(pattern));
        Assert.NotNull(new PatternCheck().WhyNot(pattern));
    }

    [Theory]
    [InlineData("[(?=]")]
    [InlineData("\\(?=")]
    [InlineData("\\\\1")]
    [InlineData("[\\1]")]
    [InlineData("(?<name>a-b)")]
    [InlineData("(?i-s:a)")]
    [InlineData("[]()?=]")]
    public void Passes_what_only_looks_like_it(string pattern)
    {
        Assert.Null(PatternCheck.FindUnsupported(pattern));
        Assert.Null(new PatternCheck().WhyNot(pattern));
    }

    [Fact]
    public void Thousands_of_patterns_take_a_moment_and_the_last_is_checked_like_the_first()
    {
        PatternCheck check = new();
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        for (int number = 0; number < 60_000; number++)
        {
            Assert.Null(check.WhyNot($"^a{number}.*[a-z]+$"));
        }

        Assert.Contains("lookahead", check.WhyNot("(?=a)"), StringComparison.Ordinal);
        Assert.NotNull(check.WhyNot("("));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_pattern_that_grows_without_measure_is_refused_at_once() =>
        Assert.NotNull(new PatternCheck().WhyNot("((((a{1000}){1000}){1000}){1000}){1000}"));
}

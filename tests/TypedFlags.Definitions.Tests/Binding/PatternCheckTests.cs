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
    public void A_pattern_that_grows_without_measure_is_refused_at_once() =>
        Assert.NotNull(new PatternCheck().WhyNot("((((a{1000}){1000}){1000}){1000}){1000}"));
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using TypedFlags.Tests.Evaluation;
using TypedFlags.Tests.Laws.Generation;

namespace TypedFlags.Tests.Laws.Robustness;

/// <summary>
/// A pattern never keeps its caller waiting, whether it came with the file or from a provider: within its 100 ms it matches or it does not.
/// The bound here is far above, for busy machines; the engine left to itself would take half a minute and more for some of these.
/// </summary>
public class SlowPatternTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    private static readonly string[] Texts =
    [
        new('a', 10_000), new string('a', 9_999) + "!", string.Concat(Enumerable.Repeat("ab", 5_000)), new('é', 10_000), new string('a', 120) + "!",
    ];

    public static TheoryData<string> Patterns { get; } =
    [
        "^(a+)+$",
        "^((a+)+)+$",
        "^(a|aa)+$",
        "^(a|a)*$",
        "(.*)*x",
        "(a?){300}a{300}b",
        @"(?:\w{1,642}.{0,51}b{0,47})+$b",
        @"(?i:.*\p{L}+)*(?:(?:a|b){1,596}[ab]{1,434}(?:a|b)*?|a{204})*?$",
        @"((?:[ab]{1,930}\p{L}+|.{0,52}))*?$",
        @"(?i:\w{1,190}\p{L})*$",
        @"(a{277}\p{L}*?a?)*?$",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        ".*a.{500}$",
        "(?#[)(?:(?:a?b?){30}){30}c$",
    ];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_catastrophic_pattern_of_the_file_answers(string pattern)
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(World.Header, Flag("f", Rule(pattern)));

        AssertAnswers(flags);
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_catastrophic_pattern_of_a_provider_answers(string pattern)
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(World.Header, Flag("f", """ "tags":[] """)).Provide("f", "{" + Rule(pattern) + "}");

        Assert.Empty(flags.Problems);
        AssertAnswers(flags);
    }

    /// <summary>The engine refuses what would be larger still, and then the provider's rules are ignored with a problem.</summary>
    [Theory]
    [InlineData("((a{1,1000}){1,1000}){1,1000}")]
    [InlineData("(.{1000}){1000}")]
    public void What_is_too_large_to_be_used_is_a_problem(string pattern)
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(World.Header, Flag("f", """ "tags":[] """)).Provide("f", "{" + Rule(pattern) + "}");

        Assert.Contains("pattern that can't be used", Assert.Single(flags.Problems), StringComparison.Ordinal);
        AssertAnswers(flags);
    }

    [Fact]
    public void Trying_a_text_piece_by_piece_changes_no_answer()
    {
        int compared = 0;
        Cases.Check(300, random =>
        {
            string part = random.Pick("[ab]", "a", "(ab|b)", ".", @"\w");
            string counted = part + "{" + random.Next(20, 60) + "}" + random.Pick("b?", "", "!*") + part + "{" + random.Next(30, 40) + ",}";
            string pattern = random.Pick("^", "") + counted + random.Pick("$", "");
            string text = string.Concat(Enumerable.Range(0, random.Next(150)).Select(_ => random.Pick('a', 'b', 'b', 'a', random.Pick('a', '!'))));
            FlagsUnderTest flags = FlagsUnderTest.WithHeader(World.Header, Flag("f", Rule(pattern)));
            Stopwatch watch = Stopwatch.StartNew();

            bool matches = flags.Evaluate("f", new FlagContext { ["plan"] = text }).Outcome.Boolean;

            // On a machine that is busy with other things the time may be over before the answer is there.
            if (watch.Elapsed < TimeSpan.FromMilliseconds(90))
            {
                compared++;
                Assert.Equal(Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking, Hang), matches);
            }
        });

        Assert.True(compared > 100, $"Only {compared} answers were in time.");
    }

    private static string Rule(string pattern) => """
        "rules":[{"when":{"plan":{"matches":"PATTERN"}},"serve":true}]
        """.Replace("PATTERN", pattern.Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal);

    private static string Flag(string key, string state) => $$"""{"key":"{{key}}","type":"boolean",{{state}},"default":false}""";

    private static void AssertAnswers(FlagsUnderTest flags)
    {
        foreach (string text in Texts)
        {
            Stopwatch watch = Stopwatch.StartNew();
            EvaluationResult result = flags.Evaluate("f", new FlagContext("ada") { ["plan"] = text });

            Assert.True(watch.Elapsed < Hang, $"It took {watch.Elapsed}.");
            Assert.NotEqual(FlagReason.Error, result.Reason);
        }
    }
}

using TypedFlags.Tests.Evaluation;
using TypedFlags.Tests.Laws.Generation;

namespace TypedFlags.Tests.Laws;

/// <summary>The generated flags are what the laws need: right, and of every kind.</summary>
public class GeneratedFlagsTests
{
    [Fact]
    public void State_for_generated_flags_is_state_that_a_provider_may_give() => Cases.Check(500, static random =>
    {
        RandomFlags flags = RandomFlags.Next(random, 4);
        FlagsUnderTest ready = flags.ToFlagsUnderTest();
        foreach (FlagShape flag in flags.Flags)
        {
            ready.Provide(flag.Key, flags.NextState(random, flag));
        }

        Assert.Empty(ready.Problems);
    });

    [Fact]
    public void Every_reason_to_serve_something_occurs()
    {
        HashSet<string> reasons = new(StringComparer.Ordinal);
        int decidedByRules = 0;
        Cases.Check(500, random =>
        {
            RandomFlags flags = RandomFlags.Next(random, 4);
            FlagsUnderTest ready = flags.ToFlagsUnderTest();
            foreach (FlagShape flag in flags.Flags)
            {
                EvaluationResult result = ready.Evaluate(flag.Key, RandomContexts.Next(random));
                reasons.Add(result.Reason);
                decidedByRules += result.RuleName is null ? 0 : 1;
            }
        });

        Assert.Equal(
            ["DEFAULT", "DISABLED", "PREREQUISITE_FAILED", "SPLIT", "STATIC", "TARGETING_MATCH"],
            reasons.Order(StringComparer.Ordinal));
        Assert.True(decidedByRules > 200, $"Only {decidedByRules} of 2000 answers came from a rule.");
    }
}

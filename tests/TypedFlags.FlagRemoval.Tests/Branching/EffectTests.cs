using TypedFlags.FlagRemoval.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Branching;

/// <summary>What a condition does on the way to an answer that is known.</summary>
public class EffectTests
{
    [Fact]
    public void Calls_in_comparisons_and_patterns_are_still_made_in_order() => Pinned.Becomes(
        """
        if ((Ask(1) == Ask(2)) | Ask(3) is false || On)
        {
            Do(1);
        }
        """,
        """
        Ask(1);
        Ask(2);
        Ask(3);
        Do(1);
        """);

    [Fact]
    public void A_call_that_is_only_made_sometimes_stays_in_its_condition() => Pinned.Becomes(
        """
        if ((a && Ask(1)) | On)
        {
            Do(1);
        }

        Do(2);
        """,
        """
        if ((a && Ask(1)) | true)
        {
            Do(1);
        }

        Do(2);
        """);
}

using TypedFlags.FlagRemoval.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Branching;

public class LabelTests
{
    [Fact]
    public void A_label_goes_with_the_last_goto() => Pinned.Becomes(
        """
        if (Off)
        {
            goto Done;
        }

        Do(1);
        // The end.
        Done:
        Do(2);
        """,
        """
        Do(1);
        // The end.
        Do(2);
        """);

    [Fact]
    public void A_goto_that_now_stands_before_its_label_goes_with_it() => Pinned.Becomes(
        """
        if (On)
        {
            goto Done;
        }

        Do(1);
        Done:
        Do(2);
        """,
        """
        Do(2);
        """);

    [Fact]
    public void A_label_that_others_go_to_stays() => Pinned.Becomes(
        """
        if (Off || a)
        {
            goto Done;
        }

        Do(1);
        Done:
        Do(2);
        """,
        """
        if (a)
        {
            goto Done;
        }

        Do(1);
        Done:
        Do(2);
        """);
}

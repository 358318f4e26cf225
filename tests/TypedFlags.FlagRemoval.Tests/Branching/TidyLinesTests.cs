using TypedFlags.FlagRemoval.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Branching;

/// <summary>Lines with several statements, and braces, of which a part goes.</summary>
public class TidyLinesTests
{
    [Fact]
    public void What_follows_on_its_line_begins_that_now() => Pinned.Becomes(
        """
        if (Off) Do(1); Do(2);
        if (Off) Do(3); if (Off) Do(4);
        Do(5);
        """,
        """
        Do(2);
        Do(5);
        """);

    [Fact]
    public void What_stood_before_it_on_its_line_ends_that_now() => Pinned.Becomes(
        """
        Do(1); if (Off) Do(2);
        Do(3); /* three */ if (Off) Do(4); if (Off) Do(5); // five
        Do(6); if (Off) Do(7); Do(8);
        """,
        """
        Do(1);
        Do(3); /* three */
        Do(6); Do(8);
        """);

    [Fact]
    public void A_bare_block_goes_with_all_that_was_in_it() => Pinned.Becomes(
        """
        Do(1);

        {
            // Old.
            if (Off) Do(2);
        }

        {
            {
                if (Off) Do(3);
            }
        }

        {
        }
        """,
        """
        Do(1);

        {
        }
        """);

    [Fact]
    public void An_if_of_which_only_the_else_is_left_asks_the_other_way_round() => Pinned.Becomes(
        """
        if (a) { if (Off) Do(1); } else Do(2);
        if (b)
        {
            if (Off) Do(3);
        }
        else // not b
            Do(4);
        """,
        """
        if (!a) Do(2);
        if (!b) // not b
            Do(4);
        """);

    [Fact]
    public void An_else_of_an_if_further_out_stays_that_ones() => Pinned.Becomes(
        """
        if (a) if (b) { if (Off) Do(1); } else { Do(2); } else Do(3);
        """,
        """
        if (a) if (b) { } else { Do(2); } else Do(3);
        """);

    [Fact]
    public void An_else_in_one_line_stays_in_it() => Pinned.Becomes(
        """
        if (a) Do(1); else if (Ask(1) & Off) Do(2); else Do(3);
        """,
        """
        if (a) Do(1); else { Ask(1); Do(3); }
        """);
}

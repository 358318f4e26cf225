using TypedFlags.FlagRemoval.Tests.Folding;

namespace TypedFlags.FlagRemoval.Tests.Branching;

/// <summary>Switch statements over an answer.</summary>
public class SwitchStatementsTests
{
    [Fact]
    public void The_section_that_matches_takes_the_place_of_the_whole() => Check(
        """
        Log("before");
        switch (Pinned(Layout.Full))
        {
            case Layout.Compact:
                Log("compact");
                break;

            // Everybody by now.
            case Layout.Full:
                // One page.
                Log("full");
                Log("end");
                break;

            default:
                Log("control");
                break;
        }

        Log("after");
        """,
        """
        Log("before");
        // Everybody by now.
        // One page.
        Log("full");
        Log("end");

        Log("after");
        """);

    [Fact]
    public void Default_in_the_middle_is_taken_last() => Check(
        """
        switch (Pinned("full"))
        {
            default: Log("control"); break;
            case "compact":
            case "full":
                Log("full"); break;
        }
        """,
        """
        Log("full");
        """);

    [Fact]
    public void No_section_that_matches_leaves_nothing() => Check(
        """
        Log("before");
        switch (Pinned("full"))
        {
            case "compact": Log("compact"); break;
        }

        Log("after");
        """,
        """
        Log("before");

        Log("after");
        """);

    [Fact]
    public void A_section_in_braces_loses_them_but_where_names_collide() => Check(
        """
        {
            int pages = 3;
            Log("" + pages);
        }

        switch (Pinned("full"))
        {
            case "full":
            {
                int lines = 1;
                Log("" + lines);
                break;
            }
        }

        switch (Pinned("full"))
        {
            case "full":
                int pages = 1;
                Log("" + pages);
                break;
        }
        """,
        """
        {
            int pages = 3;
            Log("" + pages);
        }

        int lines = 1;
        Log("" + lines);

        {
            int pages = 1;
            Log("" + pages);
        }
        """);

    [Fact]
    public void What_is_disposed_of_at_the_end_of_a_section_still_is() => Check(
        """
        switch (Pinned("full"))
        {
            case "full":
            {
                using System.IO.StringReader reader = new(text);
                Show(reader.ReadToEnd());
                break;
            }
        }

        Log("after");
        """,
        """
        {
            using System.IO.StringReader reader = new(text);
            Show(reader.ReadToEnd());
        }

        Log("after");
        """);

    [Fact]
    public void What_comes_after_a_section_that_returns_is_not_reached() => Check(
        """
        switch (Pinned("full"))
        {
            case "full":
                Log("full");
                return;
            default:
                break;
        }

        Log("after");
        """,
        """
        Log("full");
        """);

    [Fact]
    public void A_break_further_in_leaves_by_the_end_of_an_if() => Check(
        """
        foreach (char letter in text)
        {
            switch (Pinned("full"))
            {
                case "full":
                    if (letter == 'x')
                        break;
                    if (letter == 'y')
                    {
                        continue;
                    }

                    while (one)
                    {
                        break;
                    }

                    Log("full");
                    break;
                default:
                    break;
            }

            Log("next");
        }
        """,
        """
        foreach (char letter in text)
        {
            if (letter != 'x')
            {
                if (letter == 'y')
                {
                    continue;
                }

                while (one)
                {
                    break;
                }

                Log("full");
            }

            Log("next");
        }
        """);

    [Fact]
    public void A_break_at_the_end_of_a_branch_goes() => Check(
        """
        switch (Pinned("full"))
        {
            case "full":
                if (one)
                {
                    Log("one");
                    break;
                }
                else
                {
                    Log("other");
                    break;
                }
            default:
                break;
        }
        """,
        """
        if (one)
        {
            Log("one");
        }
        else
        {
            Log("other");
        }
        """);

    [Fact]
    public void A_branch_that_leaves_takes_the_rest_as_its_else() => Check(
        """
        switch (Pinned("full"))
        {
            case "full":
                if (one)
                {
                    Log("one");
                    break;
                }

                Log("other");
                break;
        }
        """,
        """
        if (one)
        {
            Log("one");
        }
        else
        {
            Log("other");
        }
        """);

    [Fact]
    public void Goto_case_at_the_end_goes_on_there() => Check(
        """
        switch (Pinned(Layout.Full))
        {
            case Layout.Compact:
                Log("compact");
                goto default;
            case Layout.Full:
                Log("full");
                goto case Layout.Compact;
            default:
                Log("all");
                break;
        }
        """,
        """
        Log("full");
        Log("compact");
        Log("all");
        """);

    [Fact]
    public void A_break_in_the_middle_that_nothing_else_says_stays() => Stays(
        """
        switch ("full")
        {
            case "full":
                if (one)
                {
                    if (two)
                    {
                        break;
                    }

                    Log("one");
                }

                Log("full");
                break;
        }
        """);

    [Fact]
    public void A_variable_that_another_section_declares_is_not_lost() => Stays(
        """
        switch ("full")
        {
            case "compact":
                int pages;
                break;
            case "full":
                pages = 1;
                Log("" + pages);
                break;
        }
        """);

    private static void Check(string before, string after) => Assert.Equal(after, PinnedCode.AfterBody(before));

    private static void Stays(string code) => Check(code.Replace("\"full\")\n", "Pinned(\"full\"))\n", StringComparison.Ordinal), code);
}

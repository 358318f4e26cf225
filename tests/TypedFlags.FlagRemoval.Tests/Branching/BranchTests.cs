using TypedFlags.FlagRemoval.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Branching;

public class BranchTests
{
    [Fact]
    public void The_branch_that_is_taken_takes_the_place_of_the_if() => Pinned.Becomes(
        """
        Do(1);

        // First the new one.
        if (On)
        {
            // Really.
            Do(2);
            Do(3); // three
            // End.
        }
        else
        {
            // Old.
            Do(4);
        }

        Do(5);
        """,
        """
        Do(1);

        // First the new one.
        // Really.
        Do(2);
        Do(3); // three
        // End.

        Do(5);
        """);

    [Fact]
    public void A_dead_if_goes_with_its_comment_and_no_doubled_blank_line_is_left() => Pinned.Becomes(
        """
        Do(1);

        // Old.
        if (Off) { Do(2); }

        Do(3);
        """,
        """
        Do(1);

        Do(3);
        """);

    [Fact]
    public void A_dead_first_statement_leaves_no_blank_line() => Pinned.Becomes(
        """
        if (Off)
        {
            Do(2);
        }

        Do(3);
        """,
        """
        Do(3);
        """);

    [Fact]
    public void A_comment_above_a_blank_line_stays() => Pinned.Becomes(
        """
        // The steps.

        // Old.
        if (Off)
            Do(2);

        Do(3);
        """,
        """
        // The steps.

        Do(3);
        """);

    [Fact]
    public void An_early_return_makes_the_rest_unreachable() => Pinned.Becomes(
        """
        if (a)
        {
            if (On)
            {
                var result = n + 1;
                return result;
            }

            var result2 = n;
            Do(result2);
            return result2;
        }

        """,
        """
        if (a)
        {
            var result = n + 1;
            return result;
        }

        """);

    [Fact]
    public void Names_that_collide_keep_their_block_only_while_both_are_there() => Pinned.Becomes(
        """
        if (a)
        {
            if (On)
            {
                var result = n + 1;
                return result;
            }

            {
                var result = n;
                return result;
            }
        }

        if (On)
        {
            var x = 1;
            Do(x);
        }

        {
            var x = 2;
            Do(x);
        }
        """,
        """
        if (a)
        {
            var result = n + 1;
            return result;
        }

        {
            var x = 1;
            Do(x);
        }

        {
            var x = 2;
            Do(x);
        }
        """);

    [Fact]
    public void The_middle_of_a_chain_goes() => Pinned.Becomes(
        """
        if (a)
        {
            Do(1);
        }
        else if (Off)
        {
            Do(2);
        }
        else if (b)
        {
            Do(3);
        }
        else
        {
            Do(4);
        }
        """,
        """
        if (a)
        {
            Do(1);
        }
        else if (b)
        {
            Do(3);
        }
        else
        {
            Do(4);
        }
        """);

    [Fact]
    public void A_chain_ends_where_its_condition_is_always_true() => Pinned.Becomes(
        """
        if (a)
        {
            Do(1);
        }
        else if (On)
        {
            Do(2);
        }
        else if (b)
        {
            Do(3);
        }
        """,
        """
        if (a)
        {
            Do(1);
        }
        else
        {
            Do(2);
        }
        """);

    [Fact]
    public void What_a_condition_does_is_still_done() => Pinned.Becomes(
        """
        if (Ask(1) & Off)
        {
            Do(1);
        }
        else
        {
            Do(2);
        }

        if (Ask(3) && !On) Do(3);
        """,
        """
        Ask(1);
        Do(2);

        Ask(3);
        """);

    [Theory]
    [InlineData("Do(On && a);", "Do(a);")]
    [InlineData("Do(a && !Off);", "Do(a);")]
    [InlineData("Do(Off || a == b);", "Do(a == b);")]
    [InlineData("Do(!(On && a));", "Do(!a);")]
    [InlineData("Do(!(On && a || b));", "Do(!(a || b));")]
    [InlineData("Do(a ^ On);", "Do(!a);")]
    [InlineData("Do(On == true && a);", "Do(a);")]
    [InlineData("Do(On is true ? 1 : 2);", "Do(1);")]
    [InlineData("Do(a && Off);", "Do(false);")]
    [InlineData("Do(Ask(1) && Off);", "Ask(1);\nDo(false);")]
    [InlineData("Do(Off && Ask(1));", "Do(false);")]
    [InlineData("var x = On ? 1 : 2.5; Do(x);", "var x = 1d; Do(x);")]
    [InlineData("double x = On ? 1 : 2.5; Do(x);", "double x = 1; Do(x);")]
    [InlineData("int? x = On ? n : null; Do(x);", "int? x = n; Do(x);")]
    [InlineData("var x = Off ? \"a\" : s; Do(x);", "var x = s; Do(x);")]
    [InlineData("Do(On ? n + 1 : 2, (Off ? 1 : n + 1) * 2);", "Do(n + 1, (n + 1) * 2);")]
    [InlineData("if (On && true) Do(1);", "Do(1);")]
    [InlineData("Do(On ^ true);", "Do(false);")]
    [InlineData("if (On ? true : a) Do(1);", "Do(1);")]
    [InlineData("for (int i = 0; i < n; i++) { Do(i); if (On) break; }", "for (int i = 0; i < n;) { Do(i); break; }")]
    [InlineData("for (int i = 0; i < n; i++) { Do(i); if (On) continue; Do(2); }", "for (int i = 0; i < n; i++) { Do(i); }")]
    [InlineData("switch (On ? \"a\" : s) { case \"b\" when true: break; }\nDo(1);", "Do(1);")]
    [InlineData("switch ((Ask(1), n)) { case (true, 1) when Off: break; }\nDo(1);", "Ask(1);\nDo(1);")]
    [InlineData("string x = On ? \"new\" : s;\nDo(1);", "Do(1);")]
    [InlineData("string? x = On ? s : \"old\";\nDo(1);", "string? x = s;\nDo(1);")]
    [InlineData("var x = On ? s : throw new Exception(); Do(x);", "var x = s; Do(x);")]
    public void Expressions(string before, string after) => Pinned.Becomes(before, after);

    [Fact]
    public void Constants_that_a_person_wrote_stay() => Pinned.Becomes(
        """
        while (true) { if (false || a) break; }
        if (On && a) Do(true && a);
        """,
        """
        while (true) { if (false || a) break; }
        if (a) Do(true && a);
        """);

    [Fact]
    public void A_variable_of_a_dropped_condition_is_declared_where_it_is_still_used() => Pinned.Becomes(
        """
        if (Off && TryFind(1, out string found))
        {
            Do(found);
        }

        found = "x";
        Do(found);
        """,
        """
        string found;

        found = "x";
        Do(found);
        """);
}

using TypedFlags.FlagRemoval.Tests.Values;

namespace TypedFlags.FlagRemoval.Tests.Unused;

public class UnusedLocalsTests
{
    [Fact]
    public void A_local_that_only_the_dead_code_read_goes() => PinnedProgram.Body(
        """
        var old = text.Length + 1;
        Show(Pinned(true) ? number : old);
        """,
        """
        Show(number);
        """);

    [Fact]
    public void The_effects_of_its_value_stay() => PinnedProgram.Body(
        """
        var old = Log("old");
        if (Pinned(true))
        {
            Show(number);
        }
        else
        {
            Show(old);
        }
        """,
        """
        Log("old");
        Show(number);
        """);

    [Fact]
    public void What_is_no_statement_is_discarded() => PinnedProgram.Body(
        """
        var old = number > 1 && Log("old");
        Show(Pinned(true) ? number > 2 : old);
        """,
        """
        _ = number > 1 && Log("old");
        Show(number > 2);
        """);

    [Fact]
    public void A_task_that_nobody_awaits_any_more_is_discarded() => PinnedProgram.Body(
        """
        Task<int> old = Task.Run(() => number);
        Show(Pinned(true) ? 1 : await old);
        await Task.Yield();
        """,
        """
        _ = Task.Run(() => number);
        Show(1);
        await Task.Yield();
        """,
        "async ");

    [Fact]
    public void What_nobody_read_before_stays() => PinnedProgram.Body(
        """
        var unused = text.Length;
        Show(Pinned(true) ? 1 : 2);
        """,
        """
        var unused = text.Length;
        Show(1);
        """);

    [Fact]
    public void One_leads_to_another() => PinnedProgram.Body(
        """
        var first = number + 1;
        var second = first + 1;
        if (!Pinned(true))
        {
            Show(second);
        }

        Show(text);
        """,
        """
        Show(text);
        """);

    [Fact]
    public void What_is_used_elsewhere_stays() => PinnedProgram.Body(
        """
        var length = text.Length;
        Show(Pinned(true) ? number : length);
        Show(length);
        """,
        """
        var length = text.Length;
        Show(number);
        Show(length);
        """);

    [Fact]
    public void A_collection_that_is_only_created_goes() => PinnedProgram.Body(
        """
        var list = new List<int>();
        Show(Pinned(true) ? number : list.Count);
        """,
        """
        Show(number);
        """);

    [Fact]
    public void Comments_of_a_local_go_with_it_and_others_stay() => PinnedProgram.Body(
        """
        // About the whole.

        // The old length.
        var length = text.Length; // counted
        // Shows it.
        Show(Pinned(true) ? number : length);
        """,
        """
        // About the whole.

        // Shows it.
        Show(number);
        """);
}

using TypedFlags.FlagRemoval.Tests.Folding;

namespace TypedFlags.FlagRemoval.Tests.Branching;

/// <summary>Switch statements over something else, with an answer in a <c>when</c> or beside it in a tuple.</summary>
public class SwitchGuardsTests
{
    [Fact]
    public void A_when_that_is_asked_becomes_an_if() => Check(
        """
        switch (Pinned("full"))
        {
            case "full" when one:
                Log("one");
                break;
            case "compact" when two:
                Log("two");
                break;
            case "full":
                Log("full");
                break;
            default:
                Log("none");
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
            Log("full");
        }
        """);

    [Fact]
    public void Behind_a_way_for_everything_the_default_goes_too() => Check(
        """
        switch (thing)
        {
            default:
                Log("other");
                break;
            case string s:
                Log(s);
                break;
            case var _ when Pinned(true):
                Log("new");
                break;
            case int:
                Log("int");
                break;
        }
        """,
        """
        switch (thing)
        {
            case string s:
                Log(s);
                break;
            default:
                Log("new");
                break;
        }
        """);

    [Fact]
    public void A_when_that_is_known_goes_and_what_it_shadows_goes_too() => Check(
        """
        switch (thing)
        {
            case string s when Pinned(true):
                Log(s);
                break;

            case string other:
                Log("old " + other);
                break;

            case int when Pinned(false):
                Log("int");
                break;

            default:
                Log("none");
                break;
        }
        """,
        """
        switch (thing)
        {
            case string s:
                Log(s);
                break;

            default:
                Log("none");
                break;
        }
        """);

    [Fact]
    public void Of_a_tuple_the_known_part_goes() => Check(
        """
        switch (Pinned(true), number)
        {
            case (true, 1):
                Log("one");
                break;
            case (false, _):
                Log("off");
                break;
            case (_, 2):
                Log("two");
                break;
        }
        """,
        """
        switch (number)
        {
            case 1:
                Log("one");
                break;
            case 2:
                Log("two");
                break;
        }
        """);

    private static void Check(string before, string after) => Assert.Equal(after, PinnedCode.AfterBody(before));
}

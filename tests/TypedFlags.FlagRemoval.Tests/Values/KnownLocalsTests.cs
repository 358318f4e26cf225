namespace TypedFlags.FlagRemoval.Tests.Values;

public class KnownLocalsTests
{
    [Fact]
    public void A_local_that_holds_the_answer_goes() => PinnedProgram.Body(
        """
        bool isOn = Pinned(true);
        if (isOn)
        {
            Show(1);
        }
        else
        {
            Show(2);
        }

        Show(isOn && number > 1);
        """,
        """
        Show(1);

        Show(number > 1);
        """);

    [Fact]
    public void Of_several_in_one_declaration_the_others_stay() => PinnedProgram.Body(
        """
        bool isOn = Pinned(true), isBig = number > 5;
        Show(isOn && isBig);
        """,
        """
        bool isBig = number > 5;
        Show(isBig);
        """);

    [Fact]
    public void A_local_that_is_assigned_later_once_goes_with_its_assignment() => PinnedProgram.Body(
        """
        bool isOn;
        Show(text);
        isOn = Pinned(true);
        Show(isOn ? 1 : 2);
        """,
        """
        Show(text);
        Show(1);
        """);

    [Fact]
    public void A_local_that_every_branch_gives_the_same_value_is_that_value() => PinnedProgram.Body(
        """
        bool isOn;
        if (number > 1)
        {
            isOn = Pinned(true);
            Show(1);
        }
        else
        {
            isOn = true;
            Show(2);
        }

        Show(isOn ? 3 : 4);
        """,
        """
        if (number > 1)
        {
            Show(1);
        }
        else
        {
            Show(2);
        }

        Show(3);
        """);

    [Fact]
    public void Folding_makes_one_branch_of_two_assignments() => PinnedProgram.Body(
        """
        string title;
        bool isNew;
        if (Pinned(true))
        {
            isNew = Pinned(true);
            title = "new";
        }
        else
        {
            isNew = false;
            title = "old";
        }

        Show(isNew ? title : text);
        """,
        """
        string title = "new";

        Show(title);
        """);

    [Fact]
    public void A_local_that_is_assigned_again_stays() => PinnedProgram.Body(
        """
        bool isOn = Pinned(true);
        if (number > 1)
        {
            isOn = false;
        }

        Show(isOn ? 1 : 2);
        """,
        """
        bool isOn = true;
        if (number > 1)
        {
            isOn = false;
        }

        Show(isOn ? 1 : 2);
        """);

    [Fact]
    public void A_local_that_is_passed_by_reference_stays() => PinnedProgram.Body(
        """
        string number2 = Pinned("5");
        if (int.TryParse(number2, out int parsed))
        {
            ref string other = ref number2;
            other = text;
        }

        Show(number2 + parsed);
        """,
        """
        string number2 = "5";
        if (int.TryParse(number2, out int parsed))
        {
            ref string other = ref number2;
            other = text;
        }

        Show(number2 + parsed);
        """);

    [Fact]
    public void A_lambda_that_captures_it_reads_the_value() => PinnedProgram.Body(
        """
        var isOn = Pinned(true);
        Func<int, int> f = x => isOn ? x : -x;
        Show(f(number));
        """,
        """
        Func<int, int> f = x => x;
        Show(f(number));
        """);

    [Fact]
    public void A_local_of_another_type_keeps_its_conversion() => PinnedProgram.Body(
        """
        object box = Pinned(true);
        Show(box);
        """,
        """
        object box = true;
        Show(box);
        """);

    [Fact]
    public void A_wider_number_stays_as_wide() => PinnedProgram.Body(
        """
        long limit = Pinned(5);
        var twice = limit * 2;
        Show(twice);
        """,
        """
        var twice = 5L * 2;
        Show(twice);
        """);

    [Fact]
    public void Members_that_take_their_name_from_it_keep_the_name() => PinnedProgram.Body(
        """
        var isOn = Pinned(true);
        var shown = new { isOn, number };
        var pair = (isOn, number);
        Show(shown.isOn.ToString() + pair.isOn);
        """,
        """
        var shown = new { isOn = true, number };
        var pair = (isOn: true, number);
        Show(shown.isOn.ToString() + pair.isOn);
        """);

    [Fact]
    public void A_negative_number_is_put_in_parentheses_before_a_dot() => PinnedProgram.Of(
        """
        public static class Page
        {
            public static void Run()
            {
                int offset = -3;
                Show(offset.ToString("D"));
                Show(Pinned(true));
            }
        }
        """).Becomes(
        """
        public static class Page
        {
            public static void Run()
            {
                int offset = -3;
                Show(offset.ToString("D"));
                Show(true);
            }
        }
        """);

    [Fact]
    public void A_constant_that_a_person_wrote_is_not_touched() => PinnedProgram.Body(
        """
        bool verbose = true;
        if (verbose)
        {
            Show(Pinned(true));
        }
        """,
        """
        bool verbose = true;
        if (verbose)
        {
            Show(true);
        }
        """);

    [Fact]
    public void A_local_of_a_name_that_is_asked_for_stays() => PinnedProgram.Body(
        """
        var isOn = Pinned(true);
        Show(nameof(isOn));
        """,
        """
        var isOn = true;
        Show(nameof(isOn));
        """);
}

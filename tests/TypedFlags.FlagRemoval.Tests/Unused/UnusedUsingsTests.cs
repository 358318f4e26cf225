using TypedFlags.FlagRemoval.Tests.Values;

namespace TypedFlags.FlagRemoval.Tests.Unused;

public class UnusedUsingsTests
{
    [Fact]
    public void Usings_that_only_the_dead_code_needed_go() => PinnedProgram.Of(
        """
        // The shop.

        using System.Globalization;
        using System.Net;
        using System.Text;
        using static System.Math;

        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => Pinned(true) ? sum.ToString(CultureInfo.InvariantCulture) : new StringBuilder().Append(Abs(sum)).ToString();
        }
        """).Becomes(
        """
        // The shop.

        using System.Globalization;
        using System.Net;

        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => sum.ToString(CultureInfo.InvariantCulture);
        }
        """);

    [Fact]
    public void The_comment_at_the_top_of_the_file_stays() => PinnedProgram.Of(
        """
        // Copyright: the shop.
        using System.Globalization;
        using System.Text;

        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => Pinned(true) ? "new" : new StringBuilder().Append(sum.ToString(CultureInfo.InvariantCulture)).ToString();
        }
        """).Becomes(
        """
        // Copyright: the shop.
        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => "new";
        }
        """);

    [Fact]
    public void A_file_whose_usings_all_go_begins_with_its_namespace() => PinnedProgram.Of(
        """
        using System.Text;

        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => Pinned(true) ? "new" : new StringBuilder().ToString();
        }
        """).Becomes(
        """
        namespace Shop;

        public class Checkout
        {
            public string Pay(int sum) => "new";
        }
        """);

    [Fact]
    public void The_name_of_an_exception_that_nobody_asks_for_goes() => PinnedProgram.Body(
        """
        try
        {
            Show(text);
        }
        catch (InvalidOperationException problem)
        {
            if (!Pinned(true))
            {
                Show(problem.Message);
            }

            Show(number);
        }
        """,
        """
        try
        {
            Show(text);
        }
        catch (InvalidOperationException)
        {
            Show(number);
        }
        """);
}

namespace TypedFlags.FlagRemoval.Tests.Values;

public class KnownParametersTests
{
    [Fact]
    public void A_parameter_that_always_gets_the_answer_goes_with_its_arguments() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum) => Add(sum, Pinned(true)) + Add(withFee: Pinned(true), sum: 5);

            private static int Add(int sum, bool withFee)
            {
                if (withFee)
                {
                    sum++;
                }

                return sum;
            }
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => Add(sum) + Add(sum: 5);

            private static int Add(int sum)
            {
                sum++;

                return sum;
            }
        }
        """);

    [Fact]
    public void A_parameter_that_gets_something_else_somewhere_stays() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum) => Add(sum, Pinned(true)) + Add(sum, sum > 5);

            private static int Add(int sum, bool withFee) => withFee ? sum + 1 : sum;
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => Add(sum, true) + Add(sum, sum > 5);

            private static int Add(int sum, bool withFee) => withFee ? sum + 1 : sum;
        }
        """);

    [Fact]
    public void A_default_of_the_same_value_counts_as_given() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum) => Add(sum) + Add(sum, Pinned(true));

            private static int Add(int sum, bool withFee = true, params int[] more) => withFee ? sum + more.Length : sum;
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => Add(sum) + Add(sum);

            private static int Add(int sum, params int[] more) => sum + more.Length;
        }
        """);

    [Fact]
    public void A_method_that_passes_it_to_itself_passes_it_no_more() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum) => Add(Pinned(true), sum);

            private static int Add(bool withFee, int sum) => sum > 5 ? Add(withFee, sum - 1) : withFee ? sum : 0;
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => Add(sum);

            private static int Add(int sum) => sum > 5 ? Add(sum - 1) : sum;
        }
        """);

    [Fact]
    public void It_is_passed_on_from_method_to_method() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum) => First(sum, Pinned(true));

            private static int First(int sum, bool isNew) => Second(sum, isNew);

            private static int Second(int sum, bool isNew) => isNew ? sum : 0;
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => First(sum);

            private static int First(int sum) => Second(sum);

            private static int Second(int sum) => sum;
        }
        """);

    [Fact]
    public void A_parameter_of_a_local_function_goes() => PinnedProgram.Body(
        """
        Show(Add(number, Pinned(true)));

        static int Add(int sum, bool isNew) => isNew ? sum : 0;
        """,
        """
        Show(Add(number));

        static int Add(int sum) => sum;
        """);

    [Fact]
    public void A_method_that_becomes_a_delegate_stays() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum)
            {
                Func<int, bool, int> add = Add;
                return add(sum, false) + Add(sum, Pinned(true));
            }

            private static int Add(int sum, bool isNew) => isNew ? sum : 0;
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum)
            {
                Func<int, bool, int> add = Add;
                return add(sum, false) + Add(sum, true);
            }

            private static int Add(int sum, bool isNew) => isNew ? sum : 0;
        }
        """);

    [Fact]
    public void With_an_overload_that_the_calls_would_mean_then_the_parameter_stays() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum) => Add(sum, Pinned(true)) + Add(sum);

            private static int Add(int sum, bool isNew) => isNew ? sum : 0;

            private static int Add(int sum) => sum + 7;
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => Add(sum, true) + Add(sum);

            private static int Add(int sum, bool isNew) => sum;

            private static int Add(int sum) => sum + 7;
        }
        """);

    [Fact]
    public void A_constructor_loses_it_as_well() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum) => new Calculator(Pinned(true)).Pay(sum);

            private sealed class Calculator
            {
                private readonly bool _isNew;

                public Calculator(bool isNew)
                {
                    _isNew = isNew;
                }

                public int Pay(int sum) => _isNew ? sum : 0;
            }
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => new Calculator().Pay(sum);

            private sealed class Calculator
            {
                public int Pay(int sum) => sum;
            }
        }
        """);

    [Fact]
    public void A_parameter_of_an_application_s_public_method_goes_with_its_documentation() => PinnedProgram.Of(
        """
        public static class Calculator
        {
            /// <summary>Adds.</summary>
            /// <param name="sum">What.</param>
            /// <param name="isNew">
            /// How.
            /// </param>
            /// <returns>The sum.</returns>
            public static int Pay(
                int sum,
                bool isNew)
            {
                return isNew ? sum : 0;
            }
        }
        """,
        """
        public class Checkout
        {
            public int Pay(int sum) => Calculator.Pay(sum, isNew: Pinned(true));
        }
        """).Becomes(
        """
        public static class Calculator
        {
            /// <summary>Adds.</summary>
            /// <param name="sum">What.</param>
            /// <returns>The sum.</returns>
            public static int Pay(
                int sum)
            {
                return sum;
            }
        }
        """,
        """
        public class Checkout
        {
            public int Pay(int sum) => Calculator.Pay(sum);
        }
        """);

    [Fact]
    public void A_library_s_public_method_keeps_it() => PinnedProgram.OfLibrary(
        """
        public static class Calculator
        {
            public static int Pay(int sum, bool isNew) => isNew ? sum : 0;

            public static int PayNew(int sum) => Pay(sum, Pinned(true));
        }
        """).Becomes(
        """
        public static class Calculator
        {
            public static int Pay(int sum, bool isNew) => isNew ? sum : 0;

            public static int PayNew(int sum) => Pay(sum, true);
        }
        """);
}

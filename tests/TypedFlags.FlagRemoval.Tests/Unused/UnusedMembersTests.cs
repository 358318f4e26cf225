using TypedFlags.FlagRemoval.Tests.Values;

namespace TypedFlags.FlagRemoval.Tests.Unused;

public class UnusedMembersTests
{
    [Fact]
    public void Private_methods_that_only_the_dead_code_called_go() => PinnedProgram.Of(
        """
        public class Checkout
        {
            private const int Fee = 5;

            public int Pay(int sum) => Pinned(true) ? PayNew(sum) : PayOld(sum);

            // The new way.
            private static int PayNew(int sum) => sum;

            // The old way.
            private static int PayOld(int sum)
            {
                return Add(sum) + Fee;
            }

            private static int Add(int sum) => sum + 1;

            private static int Forgotten(int sum) => sum;
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => PayNew(sum);

            // The new way.
            private static int PayNew(int sum) => sum;

            private static int Forgotten(int sum) => sum;
        }
        """);

    [Fact]
    public void A_method_that_calls_itself_goes() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum) => Pinned(true) ? sum : Old(sum);

            private static int Old(int sum) => sum > 5 ? Old(sum - 1) : sum;
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => sum;
        }
        """);

    [Fact]
    public void Of_overloads_only_the_unused_one_goes() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum) => Pinned(true) ? Add(sum) : Add(sum, 2);

            private static int Add(int sum) => sum + 1;

            private static int Add(int sum, int more) => sum + more;
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => Add(sum);

            private static int Add(int sum) => sum + 1;
        }
        """);

    [Fact]
    public void A_nested_type_goes() => PinnedProgram.Of(
        """
        public class Checkout
        {
            private readonly Old _old = new();

            public int Pay(int sum) => Pinned(true) ? sum : _old.Pay(sum);

            private sealed class Old
            {
                public int Pay(int sum) => sum;
            }
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => sum;
        }
        """);

    [Fact]
    public void A_field_whose_creation_does_something_stays() => PinnedProgram.Of(
        """
        public class Checkout
        {
            private readonly Old _old = new();

            public int Pay(int sum) => Pinned(true) ? sum : _old.Pay(sum);

            private sealed class Old
            {
                public Old() => Show("created");

                public int Pay(int sum) => sum;
            }
        }
        """).Becomes(
        """
        public class Checkout
        {
            private readonly Old _old = new();

            public int Pay(int sum) => sum;

            private sealed class Old
            {
                public Old() => Show("created");

                public int Pay(int sum) => sum;
            }
        }
        """);

    [Fact]
    public void A_member_whose_name_is_a_text_somewhere_stays() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum) => Pinned(true) ? sum : PayOld(sum);

            public object? Find() => typeof(Checkout).GetMethod("PayOld");

            private static int PayOld(int sum) => sum + 1;
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => sum;

            public object? Find() => typeof(Checkout).GetMethod("PayOld");

            private static int PayOld(int sum) => sum + 1;
        }
        """);

    [Fact]
    public void A_member_with_an_attribute_stays() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public int Pay(int sum) => Pinned(true) ? sum : PayOld(sum);

            [System.ComponentModel.Description("called by the host")]
            private static int PayOld(int sum) => sum + 1;
        }
        """).Becomes(
        """
        public class Checkout
        {
            public int Pay(int sum) => sum;

            [System.ComponentModel.Description("called by the host")]
            private static int PayOld(int sum) => sum + 1;
        }
        """);

    [Fact]
    public void The_constant_with_the_name_of_the_flag_goes() => PinnedProgram.Of(
        """
        public static class FlagNames
        {
            public const string NewCheckout = "new_checkout";
            public const string Other = "other";
        }
        """,
        """
        public class Checkout(IFeatures features)
        {
            public int Pay(int sum) => Pinned(true) ? sum : features.IsOn(FlagNames.Other) ? 1 : 2;

            public bool Ask() => features.IsOn(FlagNames.Other);
        }
        """).Becomes(
        """
        public static class FlagNames
        {
            public const string Other = "other";
        }
        """,
        """
        public class Checkout(IFeatures features)
        {
            public int Pay(int sum) => sum;

            public bool Ask() => features.IsOn(FlagNames.Other);
        }
        """);

    [Fact]
    public void Parts_of_a_class_in_other_files_are_seen() => PinnedProgram.Of(
        """
        public partial class Checkout
        {
            public int Pay(int sum) => Pinned(true) ? sum : Old(sum) + Other(sum);
        }
        """,
        """
        public partial class Checkout
        {
            private static int Old(int sum) => sum + 1;

            private static int Other(int sum) => sum + 1;
        }
        """,
        """
        public partial class Checkout
        {
            public int Use(int sum) => Other(sum);
        }
        """).Becomes(
        """
        public partial class Checkout
        {
            public int Pay(int sum) => sum;
        }
        """,
        """
        public partial class Checkout
        {
            private static int Other(int sum) => sum + 1;
        }
        """,
        """
        public partial class Checkout
        {
            public int Use(int sum) => Other(sum);
        }
        """);

    [Fact]
    public void A_class_that_only_the_dead_code_used_is_told_of()
    {
        string[] notes = PinnedProgram.Of(
            """
            public class Checkout
            {
                public int Pay(int sum) => Pinned(true) ? sum : new OldCheckout().Pay(sum);
            }
            """,
            """
            internal class OldCheckout
            {
                public int Pay(int sum) => sum;
            }
            """).Becomes(
            """
            public class Checkout
            {
                public int Pay(int sum) => sum;
            }
            """,
            """
            internal class OldCheckout
            {
                public int Pay(int sum) => sum;
            }
            """);
        Assert.Equal(["NowUnused 1"], notes);
    }
}

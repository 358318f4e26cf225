namespace TypedFlags.FlagRemoval.Tests.Values;

public class KnownMembersTests
{
    [Fact]
    public void A_field_that_the_constructor_sets_goes() => PinnedProgram.Of(
        """
        public class Checkout
        {
            private readonly string _name;
            private readonly bool _isOn;

            public Checkout(string name)
            {
                _name = name;
                _isOn = Pinned(true);
            }

            public string Show() => _isOn ? _name : "old";
        }
        """).Becomes(
        """
        public class Checkout
        {
            private readonly string _name;

            public Checkout(string name)
            {
                _name = name;
            }

            public string Show() => _name;
        }
        """);

    [Fact]
    public void A_field_that_one_constructor_leaves_alone_stays() => PinnedProgram.Of(
        """
        public class Checkout
        {
            private readonly bool _isOn;

            public Checkout()
            {
            }

            public Checkout(string name)
            {
                Answers.Show(name);
                _isOn = Pinned(true);
            }

            public string Show() => _isOn ? "new" : "old";
        }
        """).Becomes(
        """
        public class Checkout
        {
            private readonly bool _isOn;

            public Checkout()
            {
            }

            public Checkout(string name)
            {
                Answers.Show(name);
                _isOn = true;
            }

            public string Show() => _isOn ? "new" : "old";
        }
        """);

    [Fact]
    public void A_field_that_is_read_before_it_is_set_stays() => PinnedProgram.Of(
        """
        public class Checkout
        {
            private readonly bool _isOn;

            public Checkout()
            {
                Print();
                _isOn = Pinned(true);
            }

            private void Print() => Answers.Show(_isOn ? "new" : "old");
        }
        """).Becomes(
        """
        public class Checkout
        {
            private readonly bool _isOn;

            public Checkout()
            {
                Print();
                _isOn = true;
            }

            private void Print() => Answers.Show(_isOn ? "new" : "old");
        }
        """);

    [Fact]
    public void A_static_field_and_a_property_go() => PinnedProgram.Of(
        """
        public class Checkout
        {
            private static readonly bool IsOn = Pinned(true);

            private bool IsOff { get; } = !IsOn;

            public string Show() => IsOn && !IsOff ? "new" : "old";
        }
        """).Becomes(
        """
        public class Checkout
        {
            public string Show() => "new";
        }
        """);

    [Fact]
    public void A_wrapper_goes() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public string Show(string user) => IsOnFor(user) ? "new" : "old";

            private bool IsOnFor(string user)
            {
                return Pinned(true);
            }
        }
        """).Becomes(
        """
        public class Checkout
        {
            public string Show(string user) => "new";
        }
        """);

    [Fact]
    public void A_wrapper_whose_argument_does_something_stays() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public string Show(string user) => IsOnFor(Log(user)) ? "new" : "old";

            private bool IsOnFor(bool user) => Pinned(true);
        }
        """).Becomes(
        """
        public class Checkout
        {
            public string Show(string user) => IsOnFor(Log(user)) ? "new" : "old";

            private bool IsOnFor(bool user) => true;
        }
        """);

    [Fact]
    public void An_asynchronous_wrapper_goes_with_what_awaits_it() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public async Task<string> ShowAsync()
            {
                await Task.Yield();
                return await IsOnAsync().ConfigureAwait(false) ? "new" : "old";
            }

            public string Show() => IsOnAsync().Result ? "new" : "old";

            private Task<bool> IsOnAsync() => Task.FromResult(Pinned(true));
        }
        """).Becomes(
        """
        public class Checkout
        {
            public async Task<string> ShowAsync()
            {
                await Task.Yield();
                return "new";
            }

            public string Show() => "new";
        }
        """);

    [Fact]
    public void In_an_application_a_public_member_goes_as_well() => PinnedProgram.Of(
        """
        public static class Features
        {
            public static bool NewCheckout => Pinned(true);

            public static bool Other => Log("other");
        }
        """,
        """
        public class Checkout
        {
            public string Show() => Features.NewCheckout ? "new" : "old";
        }
        """).Becomes(
        """
        public static class Features
        {
            public static bool Other => Log("other");
        }
        """,
        """
        public class Checkout
        {
            public string Show() => "new";
        }
        """);

    [Fact]
    public void In_a_library_a_public_member_stays_and_is_told_of()
    {
        string[] notes = PinnedProgram.OfLibrary(
            """
            public static class Features
            {
                public static bool IsNew => Pinned(true);

                public static string Show() => IsNew ? "new" : "old";
            }
            """).Becomes(
            """
            public static class Features
            {
                public static bool IsNew => true;

                public static string Show() => "new";
            }
            """);
        Assert.Equal(["NowUnused 3"], notes);
    }

    [Fact]
    public void What_implements_an_interface_stays() => PinnedProgram.Of(
        """
        public interface IMode
        {
            bool IsNew { get; }
        }

        public class Mode : IMode
        {
            public bool IsNew => Pinned(true);

            public string Show() => IsNew ? "new" : "old";
        }

        public class Other(IMode mode) : IMode
        {
            public bool IsNew => !mode.IsNew;
        }
        """).Becomes(
        """
        public interface IMode
        {
            bool IsNew { get; }
        }

        public class Mode : IMode
        {
            public bool IsNew => true;

            public string Show() => "new";
        }

        public class Other(IMode mode) : IMode
        {
            public bool IsNew => !mode.IsNew;
        }
        """);

    [Fact]
    public void What_may_be_overridden_stays() => PinnedProgram.Of(
        """
        public class Mode
        {
            public string Show() => IsNew() ? "new" : "old";

            protected virtual bool IsNew() => Pinned(true);
        }
        """).Becomes(
        """
        public class Mode
        {
            public string Show() => IsNew() ? "new" : "old";

            protected virtual bool IsNew() => true;
        }
        """);

    [Fact]
    public void A_local_function_goes() => PinnedProgram.Body(
        """
        Show(IsOn() ? 1 : 2);

        bool IsOn() => Pinned(true);
        """,
        """
        Show(1);
        """);

    [Fact]
    public void A_property_of_data_stays_for_who_reads_it_by_name() => PinnedProgram.Of(
        """
        public class PageModel
        {
            public bool IsNew { get; } = Pinned(true);

            public string Show() => IsNew ? "new" : "old";
        }
        """).Becomes(
        """
        public class PageModel
        {
            public bool IsNew { get; } = true;

            public string Show() => "new";
        }
        """);

    [Fact]
    public void A_member_of_an_interface_goes_with_its_implementation() => PinnedProgram.Of(
        """
        public interface IFeatureService
        {
            bool IsNewCheckoutEnabled { get; }

            Task<bool> IsNewAsync(string user);

            bool Other();
        }

        public class FeatureService : IFeatureService
        {
            public bool IsNewCheckoutEnabled => Pinned(true);

            public Task<bool> IsNewAsync(string user) => Task.FromResult(Pinned(true));

            public bool Other() => Log("other");
        }
        """,
        """
        public class Checkout(IFeatureService features)
        {
            public async Task<string> PayAsync(string user)
            {
                await Task.Yield();
                return features.IsNewCheckoutEnabled && await features.IsNewAsync(user) ? "new" : features.Other().ToString();
            }

            public bool Ask() => features.Other();
        }
        """).Becomes(
        """
        public interface IFeatureService
        {
            bool Other();
        }

        public class FeatureService : IFeatureService
        {
            public bool Other() => Log("other");
        }
        """,
        """
        public class Checkout(IFeatureService features)
        {
            public async Task<string> PayAsync(string user)
            {
                await Task.Yield();
                return "new";
            }

            public bool Ask() => features.Other();
        }
        """);
}

using TypedFlags.FlagRemoval.Tests.Values;

namespace TypedFlags.FlagRemoval.Tests.Unused;

public class InjectedServicesTests
{
    [Fact]
    public void The_service_that_was_asked_goes_from_field_constructor_and_callers() => PinnedProgram.Of(
        """
        public class Checkout
        {
            private readonly IFeatures _features;
            private readonly string _name;

            public Checkout(IFeatures features, string name)
            {
                _features = features ?? throw new ArgumentNullException(nameof(features));
                _name = name;
            }

            public string Pay() => Pinned(true) ? _name : _features.IsOn("old").ToString();
        }
        """,
        """
        public class Program
        {
            public static string Run(IFeatures features)
            {
                Checkout checkout = new(features, "name");
                return checkout.Pay() + new Checkout(features, "other").Pay();
            }
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

            public string Pay() => _name;
        }
        """,
        """
        public class Program
        {
            public static string Run(IFeatures features)
            {
                Checkout checkout = new("name");
                return checkout.Pay() + new Checkout("other").Pay();
            }
        }
        """);

    [Fact]
    public void With_a_constructor_that_did_nothing_else_that_goes_too() => PinnedProgram.Of(
        """
        public class Checkout
        {
            private readonly IFeatures _features;

            public Checkout(IFeatures features)
            {
                ArgumentNullException.ThrowIfNull(features);
                _features = features;
            }

            public string Pay() => Pinned(true) ? "new" : _features.IsOn("old").ToString();
        }
        """).Becomes(
        """
        public class Checkout
        {
            public string Pay() => "new";
        }
        """);

    [Fact]
    public void A_constructor_of_one_expression() => PinnedProgram.Of(
        """
        public class Checkout
        {
            private readonly IFeatures _features;

            public Checkout(IFeatures features) => _features = features;

            public string Pay() => Pinned(true) ? "new" : _features.IsOn("old").ToString();
        }
        """).Becomes(
        """
        public class Checkout
        {
            public string Pay() => "new";
        }
        """);

    [Fact]
    public void A_primary_constructor_s_parameter_goes() => PinnedProgram.Of(
        """
        public class Checkout(IFeatures features, string name)
        {
            public string Pay() => Pinned(true) ? name : features.IsOn("old").ToString();
        }
        """,
        """
        public class Other(IFeatures features)
        {
            public string Pay() => Pinned(true) ? "new" : features.IsOn("old").ToString();
        }
        """).Becomes(
        """
        public class Checkout(string name)
        {
            public string Pay() => name;
        }
        """,
        """
        public class Other
        {
            public string Pay() => "new";
        }
        """);

    [Fact]
    public void A_field_that_a_primary_constructor_fills_goes() => PinnedProgram.Of(
        """
        public class Checkout(IFeatures features)
        {
            private readonly IFeatures _features = features ?? throw new ArgumentNullException(nameof(features));

            public string Pay() => Pinned(true) ? "new" : _features.IsOn("old").ToString();
        }
        """).Becomes(
        """
        public class Checkout
        {
            public string Pay() => "new";
        }
        """);

    [Fact]
    public void A_library_s_public_constructor_keeps_its_parameter_and_is_told_of()
    {
        string[] notes = PinnedProgram.OfLibrary(
            """
            public class Checkout
            {
                private readonly IFeatures _features;

                public Checkout(IFeatures features)
                {
                    _features = features ?? throw new ArgumentNullException(nameof(features));
                }

                public string Pay() => Pinned(true) ? "new" : _features.IsOn("old").ToString();
            }
            """).Becomes(
            """
            public class Checkout
            {
                public Checkout(IFeatures features)
                {
                    _ = features ?? throw new ArgumentNullException(nameof(features));
                }

                public string Pay() => "new";
            }
            """);
        Assert.Equal(["NowUnused 3"], notes);
    }

    [Fact]
    public void A_service_that_is_still_asked_stays() => PinnedProgram.Of(
        """
        public class Checkout(IFeatures features)
        {
            private readonly IFeatures _features = features;

            public string Pay() => Pinned(true) ? "new" : _features.IsOn("old").ToString();

            public bool Ask() => _features.IsOn("other");
        }
        """).Becomes(
        """
        public class Checkout(IFeatures features)
        {
            private readonly IFeatures _features = features;

            public string Pay() => "new";

            public bool Ask() => _features.IsOn("other");
        }
        """);

    [Fact]
    public void A_caller_whose_argument_does_something_keeps_the_parameter() => PinnedProgram.Of(
        """
        public class Checkout
        {
            private readonly IFeatures _features;

            public Checkout(IFeatures features)
            {
                _features = features;
            }

            public string Pay() => Pinned(true) ? "new" : _features.IsOn("old").ToString();

            public static Checkout Create(Func<IFeatures> features) => new(features());
        }
        """).Becomes(
        """
        public class Checkout
        {
            public Checkout(IFeatures features)
            {
            }

            public string Pay() => "new";

            public static Checkout Create(Func<IFeatures> features) => new(features());
        }
        """);
}

using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>A public service of a library, which others create: what it asked with goes with what they give for it, or else all fits together as it is.</summary>
public class SharedServiceTests
{
    private static readonly string[] KeepOn = ["remove", "new_checkout", "--keep", "on", "--source-only", "--method", "IFeatureService.IsEnabled"];

    [Fact]
    public void A_service_that_is_not_asked_any_more_leaves_the_constructor_and_the_tests()
    {
        using ToolFolder folder = Services.Create();

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.DoesNotContain("Left for you", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            """
            namespace Shop;

            public class CheckoutService(ICart cart)
            {
                public string Pay() => "new " + cart.Total;
            }

            """,
            Read(folder, "Shop.Core/CheckoutService.cs"));
        Assert.Equal(
            """
            using NSubstitute;
            using Xunit;

            namespace Shop.Tests;

            public class CheckoutServiceTests
            {
                private readonly ICart _cart = Substitute.For<ICart>();

                [Fact]
                public void Paid_in_the_new_way()
                {
                    CheckoutService service = new CheckoutService(_cart);

                    Assert.Equal("new 0", service.Pay());
                }
            }

            """,
            Read(folder, "Shop.Tests/CheckoutServiceTests.cs"));
    }

    [Fact]
    public void A_field_with_its_check_goes_as_well_and_what_the_container_gave()
    {
        using ToolFolder folder = Services.Create()
            .With("Shop.Core/CheckoutService.cs", """
                namespace Shop;

                public class CheckoutService
                {
                    private readonly IFeatureService _features;
                    private readonly ICart _cart;

                    public CheckoutService(IFeatureService features, ICart cart)
                    {
                        _features = features ?? throw new ArgumentNullException(nameof(features));
                        _cart = cart;
                    }

                    public string Pay() => _features.IsEnabled("new_checkout") ? "new " + _cart.Total : "old " + _cart.Total;
                }

                """)
            .With("Shop.Web/Registration.cs", """
                using Shop;

                public static class Registration
                {
                    public static void AddCheckout(this IServiceCollection services) =>
                        services.AddScoped(p => new CheckoutService(p.GetRequiredService<IFeatureService>(), p.GetRequiredService<ICart>()));
                }

                """);

        Assert.Equal(0, folder.Run(KeepOn).Code);

        Assert.Contains("    public CheckoutService(ICart cart)\n    {\n        _cart = cart;\n    }\n", Read(folder, "Shop.Core/CheckoutService.cs"), StringComparison.Ordinal);
        Assert.Contains("services.AddScoped(p => new CheckoutService(p.GetRequiredService<ICart>()));", Read(folder, "Shop.Web/Registration.cs"), StringComparison.Ordinal);
        Assert.Contains("new CheckoutService(_cart)", Read(folder, "Shop.Tests/CheckoutServiceTests.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_only_handed_on_goes_through_all_projects()
    {
        using ToolFolder folder = Services.Create()
            .With("Shop.Web/Special.cs", """
                using Shop;

                public class SpecialCheckout(IFeatureService features, ICart cart) : CheckoutService(features, cart);

                public class Desk
                {
                    private readonly CheckoutService _checkout;

                    public Desk(IFeatureService features, ICart cart)
                    {
                        _checkout = new CheckoutService(features, cart);
                    }

                    public string Pay() => _checkout.Pay();
                }

                """)
            .With("Shop.Tests/SpecialTests.cs", """
                using Moq;
                using Xunit;

                namespace Shop.Tests;

                public class SpecialTests
                {
                    private readonly Mock<IFeatureService> _features = new();
                    private readonly Mock<ICart> _cart = new();

                    [Fact]
                    public void A_special_checkout() => Assert.Equal("new 0", new SpecialCheckout(_features.Object, _cart.Object).Pay());

                    [Fact]
                    public void A_desk() => Assert.Equal("new 0", CreateDesk().Pay());

                    private Desk CreateDesk() => new(_features.Object, _cart.Object);
                }

                """);

        Assert.Equal(0, folder.Run(KeepOn).Code);

        string special = Read(folder, "Shop.Web/Special.cs");
        Assert.Contains("public class SpecialCheckout(ICart cart) : CheckoutService(cart);", special, StringComparison.Ordinal);
        Assert.Contains("    public Desk(ICart cart)\n    {\n        _checkout = new CheckoutService(cart);", special, StringComparison.Ordinal);
        string tests = Read(folder, "Shop.Tests/SpecialTests.cs");
        Assert.Contains("new SpecialCheckout(_cart.Object).Pay()", tests, StringComparison.Ordinal);
        Assert.Contains("private Desk CreateDesk() => new(_cart.Object);", tests, StringComparison.Ordinal);
        Assert.DoesNotContain("_features", tests, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_one_caller_can_not_do_without_the_service_asks_on_and_its_tests_set_it()
    {
        const string Odd = "using Shop;\n\npublic static class Odd\n{\n    public static CheckoutService Create(ICart cart) => new(Log(), cart);\n\n    private static IFeatureService Log() => throw new NotSupportedException();\n}\n";
        using ToolFolder folder = Services.Create().With("Shop.Web/Odd.cs", Odd);

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal(
            [
                "Shop.Core/CheckoutService.cs(5,28): would-not-compile: This use was left, since without it the compiler would say CS9113: Parameter 'features' is unread. Take it out by hand.",
                "Shop.Tests/CheckoutServiceTests.cs(14,9): unknown-use: This stays, since what is tested here still asks for the flag: see to that, then run the same again.",
                "Shop.Tests/CheckoutServiceTests.cs(23,9): unknown-use: This stays, since what is tested here still asks for the flag: see to that, then run the same again.",
            ],
            result.Lines.Where(static line => line.StartsWith("Shop.", StringComparison.Ordinal)));
        Assert.Equal(1, result.Code);
        Assert.Equal(Services.Checkout, Read(folder, "Shop.Core/CheckoutService.cs"));
        Assert.Equal(Services.CheckoutTests, Read(folder, "Shop.Tests/CheckoutServiceTests.cs"));
        Assert.Equal(Odd, Read(folder, "Shop.Web/Odd.cs"));
    }

    [Fact]
    public void A_service_that_need_not_be_given_leaves_the_constructor_as_well()
    {
        using ToolFolder folder = Services.Create()
            .With("Shop.Core/CheckoutService.cs", """
                namespace Shop;

                public class CheckoutService
                {
                    private readonly IFeatureService? _features;
                    private readonly ICart _cart;

                    public CheckoutService(ICart cart, IFeatureService? features = null)
                    {
                        _cart = cart;
                        _features = features;
                    }

                    public string Pay() => _features!.IsEnabled("new_checkout") ? "new " + _cart.Total : "old " + _cart.Total;
                }

                """)
            .With("Shop.Tests/CheckoutServiceTests.cs", """
                using NSubstitute;

                namespace Shop.Tests;

                public static class Services
                {
                    public static CheckoutService Create(ICart cart) => new CheckoutService(cart);

                    public static CheckoutService CreateAll() => new(Substitute.For<ICart>(), Substitute.For<IFeatureService>());

                    public static CheckoutService CreateNamed() => new(features: Substitute.For<IFeatureService>(), cart: Substitute.For<ICart>());
                }

                """);

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.DoesNotContain("Left for you", result.Output, StringComparison.Ordinal);
        Assert.Contains("    public CheckoutService(ICart cart)\n", Read(folder, "Shop.Core/CheckoutService.cs"), StringComparison.Ordinal);
        Assert.Equal(
            """
            using NSubstitute;

            namespace Shop.Tests;

            public static class Services
            {
                public static CheckoutService Create(ICart cart) => new CheckoutService(cart);

                public static CheckoutService CreateAll() => new(Substitute.For<ICart>());

                public static CheckoutService CreateNamed() => new(cart: Substitute.For<ICart>());
            }

            """,
            Read(folder, "Shop.Tests/CheckoutServiceTests.cs"));
    }

    [Fact]
    public void A_package_keeps_its_constructors()
    {
        using ToolFolder folder = Services.CreatePackage();

        Assert.Equal(1, folder.Run(KeepOn).Code);

        Assert.Equal(Services.Checkout, Read(folder, "Shop.Core/CheckoutService.cs"));
        Assert.Equal(Services.CheckoutTests, Read(folder, "Shop.Tests/CheckoutServiceTests.cs"));
    }

    [Fact]
    public void An_object_that_is_made_by_reflection_still_gets_all()
    {
        string tests = Services.CheckoutTests.Replace("new CheckoutService(_features, _cart)", "Substitute.ForPartsOf<CheckoutService>(_features, _cart)", StringComparison.Ordinal);
        using ToolFolder folder = Services.Create().With("Shop.Tests/CheckoutServiceTests.cs", tests);

        Assert.Equal(1, folder.Run(KeepOn).Code);

        Assert.Equal(Services.Checkout, Read(folder, "Shop.Core/CheckoutService.cs"));
        Assert.Equal(tests, Read(folder, "Shop.Tests/CheckoutServiceTests.cs"));
    }

    [Fact]
    public void Set_ups_of_other_services_still_go_where_one_asks_on()
    {
        using ToolFolder folder = Services.CreatePackage()
            .With("Shop.Web/Page.cs", "using Shop;\n\npublic class Page(IFeatureService features)\n{\n    public string Show() => features.IsEnabled(\"new_checkout\") ? \"new\" : \"old\";\n}\n")
            .With("Shop.Tests/PageTests.cs", Services.CheckoutTests.Replace("CheckoutService", "Page", StringComparison.Ordinal).Replace("_features, _cart", "_features", StringComparison.Ordinal).Replace("Pay()", "Show()", StringComparison.Ordinal));

        folder.Run(KeepOn);

        Assert.DoesNotContain("_features", Read(folder, "Shop.Tests/PageTests.cs"), StringComparison.Ordinal);
        Assert.Contains("_features.IsEnabled(\"new_checkout\").Returns(true);", Read(folder, "Shop.Tests/CheckoutServiceTests.cs"), StringComparison.Ordinal);
    }

    private static string Read(ToolFolder folder, string path) => File.ReadAllText(Path.Combine(folder.Path, path));
}

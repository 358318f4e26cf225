using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>A facade over flags, <c>IFeatures.NewCheckout</c>, which several projects ask and tests stand in for: it goes through all of them, or stays in all of them.</summary>
public class SharedContractTests
{
    private const string Facade = """
        namespace Shop;

        public interface IFeatures
        {
            bool NewCheckout { get; }
            bool GiftCards { get; }
        }

        """;

    private const string Implementation = """
        namespace Shop;

        public class Features(IFeatureService features) : IFeatures
        {
            public bool NewCheckout => features.IsEnabled("new_checkout");
            public bool GiftCards => features.IsEnabled("gift_cards");
        }

        """;

    private const string Page = """
        namespace Shop;

        public class Page(IFeatures features)
        {
            public string Show() => features.NewCheckout ? "new" : "old";
            public bool HasGifts => features.GiftCards;
        }

        """;

    private const string PageTests = """
        using NSubstitute;
        using Xunit;

        namespace Shop.Tests;

        public class PageTests
        {
            private readonly IFeatures _features = Substitute.For<IFeatures>();

            [Fact]
            public void Is_new()
            {
                _features.NewCheckout.Returns(true);

                Assert.Equal("new", new Page(_features).Show());
            }

            [Fact]
            public void Is_old()
            {
                _features.NewCheckout.Returns(false);

                Assert.Equal("old", new Page(_features).Show());
            }
        }

        """;

    private static readonly string[] KeepOn = ["remove", "new_checkout", "--keep", "on", "--source-only", "--method", "IFeatureService.IsEnabled"];

    [Fact]
    public void A_facade_goes_from_what_asks_it_and_from_the_stand_ins_of_tests()
    {
        using ToolFolder folder = Create()
            .With("Shop.Core/Features.cs", Implementation)
            .With("Shop.Web/Page.cs", Page)
            .With("Shop.Tests/PageTests.cs", PageTests);

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.DoesNotContain("Left for you", result.Output, StringComparison.Ordinal);
        Assert.Equal("namespace Shop;\n\npublic interface IFeatures\n{\n    bool GiftCards { get; }\n}\n", Read(folder, "Shop.Core/IFeatures.cs"));
        Assert.Equal("namespace Shop;\n\npublic class Features(IFeatureService features) : IFeatures\n{\n    public bool GiftCards => features.IsEnabled(\"gift_cards\");\n}\n", Read(folder, "Shop.Core/Features.cs"));
        Assert.Contains("    public string Show() => \"new\";\n", Read(folder, "Shop.Web/Page.cs"), StringComparison.Ordinal);
        Assert.Equal(
            """
            using NSubstitute;
            using Xunit;

            namespace Shop.Tests;

            public class PageTests
            {
                private readonly IFeatures _features = Substitute.For<IFeatures>();

                [Fact]
                public void Is_new()
                {
                    Assert.Equal("new", new Page(_features).Show());
                }
            }

            """,
            Read(folder, "Shop.Tests/PageTests.cs"));
    }

    [Fact]
    public void What_implements_it_in_another_project_goes_as_well()
    {
        using ToolFolder folder = Create()
            .With("Shop.Web/Features.cs", Implementation)
            .With("Shop.Core/Page.cs", Page)
            .With("Shop.Tests/FakeFeatures.cs", "namespace Shop.Tests;\n\npublic class FakeFeatures : IFeatures\n{\n    public bool NewCheckout { get; init; }\n    public bool GiftCards { get; set; }\n}\n")
            .With("Shop.Tests/PageTests.cs", PageTests);

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.DoesNotContain("Left for you", result.Output, StringComparison.Ordinal);
        foreach (string path in (string[])["Shop.Core/IFeatures.cs", "Shop.Web/Features.cs", "Shop.Core/Page.cs", "Shop.Tests/FakeFeatures.cs", "Shop.Tests/PageTests.cs"])
        {
            Assert.DoesNotContain("NewCheckout", Read(folder, path), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Shop.Tests/FakeFeatures.cs", "namespace Shop.Tests;\n\npublic class FakeFeatures(bool isNew) : IFeatures\n{\n    bool IFeatures.NewCheckout => isNew;\n    public bool GiftCards { get; set; }\n}\n")]
    [InlineData("Shop.Web/NoFeatures.cs", "namespace Shop;\n\npublic class NoFeatures : IFeatures\n{\n    public bool NewCheckout => false;\n    public bool GiftCards => false;\n}\n")]
    [InlineData("Shop.Web/NoFeatures.cs", "using Xunit;\n\nnamespace Shop\n{\n    public class SmokeTests\n    {\n        [Fact]\n        public void Starts()\n        {\n        }\n    }\n}\n")]
    [InlineData("Shop.Web/Features.cs", "namespace Shop;\n\npublic class Features(Func<string, string?> settings) : IFeatures\n{\n    public bool NewCheckout => settings(\"new\") == \"yes\";\n    public bool GiftCards => true;\n}\n")]
    [InlineData("Shop.Web/Preview.cs", "namespace Shop;\n\n#if PREVIEW\npublic class Preview : IFeatures\n{\n    bool IFeatures.NewCheckout => false;\n    public bool GiftCards => true;\n}\n#endif\n")]
    [InlineData("Shop.Web/Proxy.cs", "using System.Reflection;\n\nnamespace Shop;\n\npublic static class Proxies\n{\n    public static IFeatures Create() => DispatchProxy.Create<IFeatures, Proxy>();\n}\n\npublic class Proxy : DispatchProxy\n{\n    protected override object? Invoke(MethodInfo? method, object?[]? arguments) => false;\n}\n")]
    [InlineData("Shop.Web/Others.cs", "using System.Reflection;\n\nnamespace Shop;\n\npublic static class Proxies\n{\n    public static IFeatures Create() => AllOff<IFeatures>.Of();\n}\n\npublic class AllOff<T> : DispatchProxy\n    where T : class\n{\n    public static T Of() => Create<T, AllOff<T>>();\n\n    protected override object? Invoke(MethodInfo? method, object?[]? arguments) => false;\n}\n")]
    [InlineData("Shop.Web/Others.cs", "using System.Reflection;\n\nnamespace Shop;\n\npublic interface IAdminFeatures : IFeatures\n{\n    bool IsAdmin { get; }\n}\n\npublic class AllOff<T> : DispatchProxy\n    where T : class\n{\n    public static T Of() => Create<T, AllOff<T>>();\n\n    protected override object? Invoke(MethodInfo? method, object?[]? arguments) => false;\n}\n")]
    [InlineData("Shop.Web/Others.cs", "using System.Reflection;\n\nnamespace Shop;\n\npublic class Proxies(IFeatures features)\n{\n    public IFeatures Hidden => Hide(features);\n\n    private static T Hide<T>(T inner)\n        where T : class => AllOff<T>.Of();\n}\n\npublic class AllOff<T> : DispatchProxy\n    where T : class\n{\n    public static T Of() => Create<T, AllOff<T>>();\n\n    protected override object? Invoke(MethodInfo? method, object?[]? arguments) => false;\n}\n")]
    [InlineData("Shop.Web/Others.cs", "using System.Text.Json;\n\nnamespace Shop;\n\npublic class Settings(IFeatures features)\n{\n    public string Show() => JsonSerializer.Serialize(features);\n}\n")]
    [InlineData("Shop.Web/Others.cs", "namespace Shop;\n\npublic class Boxed\n{\n    public int Asked { get; set; }\n\n    public string? Show(IFeatures features) => Asked > 0 ? Next(features).NewCheckout ? \"new\" : \"old\" : null;\n\n    private IFeatures Next(IFeatures features)\n    {\n        Asked++;\n        return features;\n    }\n}\n")]
    public void What_may_answer_otherwise_leaves_all_as_it_is(string path, string code)
    {
        using ToolFolder folder = Create()
            .With("Shop.Core/Features.cs", Implementation)
            .With("Shop.Web/Page.cs", Page)
            .With("Shop.Web/Unnamed.cs", path == "Shop.Web/NoFeatures.cs" ? "namespace Shop;\n\npublic class Unnamed : IFeatures\n{\n    public bool NewCheckout { get; set; }\n    public bool GiftCards { get; set; }\n}\n" : "")
            .With(path, code)
            .With("Shop.Tests/PageTests.cs", PageTests);

        ToolResult result = folder.Run(KeepOn);

        Assert.Contains("Shop.Core/Features.cs(5,17): now-unused: 'Features.NewCheckout' always gives true now", result.Output, StringComparison.Ordinal);
        Assert.Equal(Facade, Read(folder, "Shop.Core/IFeatures.cs"));
        Assert.Equal(Page, Read(folder, "Shop.Web/Page.cs"));
        Assert.Equal(code, Read(folder, path));
        Assert.Equal(PageTests, Read(folder, "Shop.Tests/PageTests.cs"));
    }

    [Fact]
    public void A_class_that_is_asked_itself_keeps_the_member_but_not_what_asks_the_facade()
    {
        const string Tests = "using Xunit;\n\nnamespace Shop.Tests;\n\npublic class FeaturesTests\n{\n    [Fact]\n    public void Asks() => Assert.True(new Features(null!).NewCheckout);\n}\n";
        using ToolFolder folder = Create()
            .With("Shop.Core/Features.cs", Implementation)
            .With("Shop.Web/Page.cs", Page)
            .With("Shop.Tests/FeaturesTests.cs", Tests)
            .With("Shop.Tests/PageTests.cs", PageTests);

        ToolResult result = folder.Run(KeepOn);

        Assert.Contains("Shop.Core/Features.cs(5,17): now-unused: 'Features.NewCheckout' always gives true now", result.Output, StringComparison.Ordinal);
        Assert.Equal(Facade, Read(folder, "Shop.Core/IFeatures.cs"));
        Assert.Contains("    public bool NewCheckout => true;\n", Read(folder, "Shop.Core/Features.cs"), StringComparison.Ordinal);
        Assert.Equal(Tests, Read(folder, "Shop.Tests/FeaturesTests.cs"));
        Assert.Contains("    public string Show() => \"new\";\n", Read(folder, "Shop.Web/Page.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_facade_of_a_package_stays()
    {
        using ToolFolder folder = Services.CreatePackage()
            .With("Shop.Core/IFeatures.cs", Facade)
            .With("Shop.Core/Features.cs", Implementation)
            .With("Shop.Web/Page.cs", Page)
            .With("Shop.Tests/PageTests.cs", PageTests);

        folder.Run(KeepOn);

        Assert.Equal(Facade, Read(folder, "Shop.Core/IFeatures.cs"));
        Assert.Equal(Page, Read(folder, "Shop.Web/Page.cs"));
        Assert.Equal(PageTests, Read(folder, "Shop.Tests/PageTests.cs"));
    }

    private static ToolFolder Create() => Services.Create().With("Shop.Core/IFeatures.cs", Facade);

    private static string Read(ToolFolder folder, string path) => File.ReadAllText(Path.Combine(folder.Path, path));
}

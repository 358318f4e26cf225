namespace TypedFlags.Cli.Tests.Harness;

/// <summary>A library of services that get what they ask for flags, an application that registers them, and tests that create them. Its packages are not there.</summary>
internal static class Services
{
    private const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Not.There" Version="1.0.0" />
          </ItemGroup>
        </Project>
        """;

    private const string Application = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="..\Shop.Core\Shop.Core.csproj" />
          </ItemGroup>
        </Project>
        """;

    private const string Tests = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <IsTestProject>true</IsTestProject>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="..\Shop.Web\Shop.Web.csproj" />
          </ItemGroup>
        </Project>
        """;

    private const string Abstractions = """
        namespace Shop;

        public interface IFeatureService
        {
            bool IsEnabled(string name);
        }

        public interface ICart
        {
            int Total { get; }
        }

        """;

    public const string Checkout = """
        namespace Shop;

        public class CheckoutService(IFeatureService features, ICart cart)
        {
            public string Pay() => features.IsEnabled("new_checkout") ? "new " + cart.Total : "old " + cart.Total;
        }

        """;

    public const string CheckoutTests = """
        using NSubstitute;
        using Xunit;

        namespace Shop.Tests;

        public class CheckoutServiceTests
        {
            private readonly IFeatureService _features = Substitute.For<IFeatureService>();
            private readonly ICart _cart = Substitute.For<ICart>();

            [Fact]
            public void Paid_in_the_new_way()
            {
                _features.IsEnabled("new_checkout").Returns(true);
                CheckoutService service = new CheckoutService(_features, _cart);

                Assert.Equal("new 0", service.Pay());
            }

            [Fact]
            public void Paid_in_the_old_way()
            {
                _features.IsEnabled("new_checkout").Returns(false);
                CheckoutService service = new(_features, _cart);

                Assert.Equal("old 0", service.Pay());
            }
        }

        """;

    /// <summary>The folder, with a repository's root.</summary>
    public static ToolFolder Create(string? library = null) => new ToolFolder()
        .With(".git/HEAD", "")
        .With("Shop.Core/Shop.Core.csproj", library ?? Library)
        .With("Shop.Core/Abstractions.cs", Abstractions)
        .With("Shop.Core/CheckoutService.cs", Checkout)
        .With("Shop.Web/Shop.Web.csproj", Application)
        .With("Shop.Web/Program.cs", "using Shop;\n\nWebApplicationBuilder builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddScoped<CheckoutService>();\nbuilder.Build().Run();\n")
        .With("Shop.Tests/Shop.Tests.csproj", Tests)
        .With("Shop.Tests/CheckoutServiceTests.cs", CheckoutTests);

    /// <summary>The same with a library that is a package.</summary>
    public static ToolFolder CreatePackage() => Create(Library.Replace("<Nullable>", "<IsPackable>true</IsPackable><Nullable>", StringComparison.Ordinal));
}

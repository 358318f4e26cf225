namespace TypedFlags.Package.Tests;

/// <summary>Flags of a library, used from an application and from a test project.</summary>
public class LibraryTests(PackageFeed feed)
{
    private const string LibraryProperties = "<PackageVersion>1.0.0</PackageVersion><IsPackable>true</IsPackable>";

    private const string UsesTheLibrary = """
        using TypedFlags;

        FlagContext ada = new("ada");
        Console.WriteLine($"{Pricing.Flags.Discounts.IsEnabled(ada)} {Shop.Flags.NewCheckout.IsEnabled(ada)}");
        Console.WriteLine(Pricing.Flags.Discounts.IsEnabled(new Pricing.Buyer("bob")));
        """;

    [Fact]
    public async Task By_project_reference()
    {
        Workspace shop = Library()
            .WithProject("Shop/Shop.csproj", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../Pricing/Pricing.csproj" />""")
            .With("Shop/flags.yaml", "flags: { new_checkout: { default: true } }")
            .With("Shop/Program.cs", UsesTheLibrary);

        Assert.Equal("True True\nFalse\n", (await shop.RunAsync("Shop")).ShouldSucceed().Output);
    }

    [Fact]
    public async Task By_package_reference()
    {
        Workspace shop = Library()
            .WithProject("Shop/Shop.csproj", "<OutputType>Exe</OutputType><RestoreAdditionalProjectSources>../own-feed</RestoreAdditionalProjectSources>", """<PackageReference Include="Pricing" Version="1.0.0" />""")
            .With("Shop/flags.yaml", "flags: { new_checkout: { default: true } }")
            .With("Shop/Program.cs", UsesTheLibrary);

        (await CommandLine.DotnetAsync(shop.Folder, "pack", "Pricing", "--output", "own-feed", "--nologo")).ShouldSucceed();

        Assert.Equal("True True\nFalse\n", (await shop.RunAsync("Shop")).ShouldSucceed().Output);
    }

    [Fact]
    public async Task An_application_needs_no_file_of_its_own()
    {
        Workspace shop = Library()
            .With("Shop/Shop.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                    <ImplicitUsings>enable</ImplicitUsings>
                  </PropertyGroup>
                  <ItemGroup><ProjectReference Include="../Pricing/Pricing.csproj" /></ItemGroup>
                </Project>
                """)
            .With("Shop/Program.cs", """
                Console.WriteLine(Pricing.Flags.Discounts.IsEnabled(new TypedFlags.FlagContext("ada")));
                Console.WriteLine(Pricing.Flags.Discounts.IsEnabled(new Pricing.Buyer("bob")));
                """);

        Assert.Equal("True\nFalse\n", (await shop.RunAsync("Shop")).ShouldSucceed().Output);
    }

    [Fact]
    public async Task An_empty_file_is_enough_to_ask_a_library_for_a_user_type_of_ones_own()
    {
        Workspace shop = Library()
            .WithProject("Shop/Shop.csproj", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../Pricing/Pricing.csproj" />""")
            .With("Shop/flags.yaml", "# This project has no flags of its own.\n")
            .With("Shop/Program.cs", """
                using TypedFlags;

                Console.WriteLine(Pricing.Flags.Discounts.IsEnabled(new Customer("ada", 17)));
                Console.WriteLine(Pricing.Flags.OverAge.IsEnabled(new Customer("ada", 17)));
                Console.WriteLine(Pricing.Flags.OverAge.IsEnabled(new Customer("bob", 18)));

                [FlagContext]
                internal sealed record Customer([property: TargetingKey] string Id, int AgeInYears);
                """);

        Assert.Equal("True\nFalse\nTrue\n", (await shop.RunAsync("Shop")).ShouldSucceed().Output);
    }

    [Fact]
    public async Task A_test_project_with_InternalsVisibleTo_uses_internal_flags()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop/Shop.csproj", "", """<InternalsVisibleTo Include="ShopTests" />""")
            .With("Shop/flags.yaml", "flags: { new_checkout: { users: [ada] } }")
            .With("Shop/Customer.cs", """
                using TypedFlags;
                namespace Shop;

                [FlagContext]
                internal sealed record Customer([property: TargetingKey] string Id);
                """)
            .WithProject("ShopTests/ShopTests.csproj", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../Shop/Shop.csproj" />""")
            .With("ShopTests/flags.yaml", "flags: { only_here: { default: true } }")
            .With("ShopTests/Program.cs", """
                using TypedFlags;

                Console.WriteLine(Shop.Flags.NewCheckout.IsEnabled(new Shop.Customer("ada")));
                Console.WriteLine(Shop.Flags.NewCheckout.IsEnabled(new Tester { Id = "bob" }));
                Console.WriteLine(ShopTests.Flags.OnlyHere.IsEnabled(new Tester { Id = "bob" }));

                [FlagContext]
                internal struct Tester
                {
                    [TargetingKey]
                    public string Id { get; set; }
                }
                """);

        Assert.Equal("True\nFalse\nTrue\n", (await shop.RunAsync("ShopTests")).ShouldSucceed().Output);
    }

    private Workspace Library() => feed.NewWorkspace()
        .WithProject("Pricing/Pricing.csproj", LibraryProperties)
        .With("Pricing/flags.yaml", """
            visibility: public
            context: { age_in_years: number }
            flags:
              over_age: { rules: [ { when: { age_in_years: { gte: 18 } }, serve: true } ] }
              discounts: { description: Prices with a discount., users: [ada] }
            """)
        .With("Pricing/Buyer.cs", """
            using TypedFlags;
            namespace Pricing;

            [FlagContext]
            public sealed record Buyer([property: TargetingKey] string Name);
            """);
}

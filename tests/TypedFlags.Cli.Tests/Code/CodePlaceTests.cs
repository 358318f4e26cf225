using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Code;

/// <summary>Which code a path means, and how it is read.</summary>
public class CodePlaceTests
{
    private static readonly string[] KeepOn = ["remove", "new_checkout", "--keep", "on", "--json"];

    [Fact]
    public void A_slnx_means_its_projects_and_nothing_beside_them()
    {
        using ToolFolder shop = Shop.Create().With("Shop.slnx", """<Solution><Folder Name="/src/"><Project Path="Shop.Core/Shop.Core.csproj" /></Folder></Solution>""");

        ToolResult result = shop.Run([.. KeepOn, "--source-only", "--path", "Shop.slnx"]);

        Assert.Contains("\"Shop.Core/Checkout.cs\"", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"file\":\"Shop.Web/Program.cs\",\"change\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_alone_leaves_the_flags_file_of_the_library_that_it_uses()
    {
        using ToolFolder shop = Shop.Create();

        ToolResult result = shop.Run("remove", "new_checkout", "--keep", "on", "--source-only", "--path", "Shop.Web/Shop.Web.csproj");

        Assert.Contains("app.MapGet(\"/\", () => \"new\");", File.ReadAllText(Path.Combine(shop.Path, "Shop.Web/Program.cs")), StringComparison.Ordinal);
        Assert.Contains("'new_checkout' is declared outside of this path, and stays there.", result.Output, StringComparison.Ordinal);
        Assert.Equal(Shop.Checkout, File.ReadAllText(Path.Combine(shop.Path, "Shop.Core/Checkout.cs")));
        Assert.Equal(1, result.Code);
    }

    [Fact]
    public void Projects_whose_packages_are_not_restored_are_read_by_their_files_and_that_is_told()
    {
        using ToolFolder shop = Shop.Create();

        ToolResult result = shop.Run([.. KeepOn, "--dry-run"]);

        Assert.Contains("\"uses\":2", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            "typedflags: Read by the files alone, because the build can't be asked (are the packages restored?): Shop.Core/Shop.Core.csproj, Shop.Web/Shop.Web.csproj.\n",
            result.Error);
    }

    [Fact]
    public async Task A_project_that_can_be_restored_is_read_as_its_build_says()
    {
        using ToolFolder shop = new ToolFolder()
            .With("Directory.Build.props", "<Project />")
            .With("Directory.Build.targets", "<Project />")
            .With("Directory.Packages.props", "<Project />")
            .With("App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFrameworks>net10.0</TargetFrameworks>
                    <DefineConstants>$(DefineConstants);WITH_FLAG</DefineConstants>
                  </PropertyGroup>
                  <PropertyGroup Condition="'$(Configuration)' == 'Debug'">
                    <DefineConstants>$(DefineConstants);ONLY_THE_BUILD_KNOWS</DefineConstants>
                  </PropertyGroup>
                </Project>
                """)
            .With("Features.cs", """
                public interface IFeatureService
                {
                    bool IsEnabled(string name);
                }

                public class Shop
                {
                #if ONLY_THE_BUILD_KNOWS
                    public string Open(IFeatureService features) => features.IsEnabled("new_checkout") ? "new" : "old";
                #endif
                }

                """);
        await ToolProcess.FinishAsync(ToolProcess.StartShell(shop.Path, "dotnet restore"));

        ToolResult result = shop.Run([.. KeepOn, "--method", "IFeatureService.IsEnabled"]);

        Assert.Equal("", result.Error);
        Assert.Contains("    public string Open(IFeatureService features) => \"new\";", await File.ReadAllTextAsync(Path.Combine(shop.Path, "Features.cs"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}

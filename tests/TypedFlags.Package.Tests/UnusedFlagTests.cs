using System.Text.RegularExpressions;

namespace TypedFlags.Package.Tests;

/// <summary>TF1005 across projects, in real builds: pages that Razor compiles, friends, and the files a project names.</summary>
public partial class UnusedFlagTests(PackageFeed feed)
{
    private const string Friends = """<InternalsVisibleTo Include="Shop.Tests" />""";
    private const string Usage = """<TypedFlagsUsage Include="../Shop.Tests/**/*.cs" />""";

    [Theory]
    [InlineData("", "by_tests forgotten")]
    [InlineData(Friends, "")]
    [InlineData(Friends + Usage, "forgotten")]
    public async Task Flags_that_a_page_uses_and_flags_that_tests_use(string items, string unused)
    {
        Workspace shop = feed.NewWorkspace();
        shop.With("Shop/Shop.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                  </PropertyGroup>
                  <ItemGroup>
                    {shop.PackageReference}
                    {items}
                  </ItemGroup>
                </Project>
                """)
            .With("Shop/flags.yaml", "flags:\n  by_page: {}\n  by_tests: {}\n  forgotten: {}\n")
            .With("Shop/Pages/Index.cshtml", "@page\n@if (Shop.Flags.ByPage.IsEnabled()) { <p>New</p> }\n")
            .With("Shop/Program.cs", "WebApplication app = WebApplication.CreateBuilder(args).Build();\napp.Run();\n")
            .With("Shop.Tests/PageTests.cs", "public class PageTests { public bool Uses() => Shop.Flags.ByTests.IsEnabled(); }");

        CommandResult built = (await shop.BuildAsync("Shop")).ShouldSucceed();

        Assert.Equal(unused, UnusedIn(built));
    }

    [Theory]
    [InlineData("", "forgotten")]
    [InlineData(Friends, "")]
    public async Task Flags_that_only_one_target_framework_uses(string items, string unused)
    {
        Workspace shop = feed.NewWorkspace();
        shop.With("Shop.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
                    <!-- What is for Windows only is not needed to compile. -->
                    <EnableWindowsTargeting>true</EnableWindowsTargeting>
                    <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
                  </PropertyGroup>
                  <ItemGroup>
                    {shop.PackageReference}
                    {items}
                  </ItemGroup>
                  <ItemGroup Condition="'$(TargetFramework)' == 'net10.0'"><Compile Remove="Windows/**" /></ItemGroup>
                </Project>
                """)
            .With("flags.yaml", "flags:\n  by_file: {}\n  by_section: {}\n  forgotten: {}\n")
            .With("Windows/Tray.cs", "internal static class Tray { public static bool Uses() => Shop.Flags.ByFile.IsEnabled(); }")
            .With("Window.cs", """
                internal static class Window
                {
                #if WINDOWS
                    public static bool Uses() => Shop.Flags.BySection.IsEnabled();
                #endif
                }
                """);

        Assert.Equal(unused, UnusedIn((await shop.BuildAsync()).ShouldSucceed()));
    }

    private static string UnusedIn(CommandResult built) =>
        string.Join(' ', Findings().Matches(built.Output).Select(static match => match.Groups["flag"].Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"flags\.yaml\([0-9]+,[0-9]+\): warning TF1005: The flag '(?<flag>\w+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Findings();
}

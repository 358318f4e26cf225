using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TypedFlags.Package.Tests;

/// <summary>What the compiler says of the use of flags, in projects of a stranger; and that its rules load and do not fall over.</summary>
public partial class CompilerWarningTests(PackageFeed feed)
{
    private const string AgingFlags = """
        flags:
          new_cart: { kind: operational, default: true }
          old_cart: { deprecated: The pilot is over., replaced_by: new_cart, owner: checkout, default: true }
          old_banner: { created: 2026-02-01, expires: 2026-09-30, owner: web, rollout: 50 }
          next_banner: { created: 2026-11-01, expires: 2026-11-30, owner: web, rollout: 50 }
        """;

    private const string AgingUses = """
        using Shop;

        Console.WriteLine(Flags.OldCart.IsEnabled());
        Console.WriteLine(Flags.OldBanner.IsEnabled());
        Console.WriteLine(Flags.NextBanner.IsEnabled());
        """;

    private static readonly Setting[] Settings =
    [
        new("warning TF1002, warning TF1003"),
        new("warning TF1002, warning TF1003", Properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
        new("warning TF1002, warning TF1003", Properties: "<MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>"),
        new("warning TF1002, error TF1003", Properties: "<WarningsAsErrors>$(WarningsAsErrors);TF1003</WarningsAsErrors>"),
        new("warning TF1002", Properties: "<NoWarn>$(NoWarn);TF1003</NoWarn>"),
        new("warning TF1002, error TF1003", Properties: "<TypedFlagsStaleErrorDays>51</TypedFlagsStaleErrorDays>"),
        new("warning TF1002, error TF1003", Properties: "<TypedFlagsStaleErrorDays>51</TypedFlagsStaleErrorDays><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
        new("warning TF1002, warning TF1003", Properties: "<TypedFlagsStaleErrorDays>52</TypedFlagsStaleErrorDays>"),
        new("warning TF1002, warning TF1003", EditorConfig: "typedflags_stale_error_days = 52", Properties: "<TypedFlagsStaleErrorDays>51</TypedFlagsStaleErrorDays>"),
        new("warning TF1002", Properties: "<TypedFlagsToday>2026-09-30</TypedFlagsToday>"),

        new("error TF1002, warning TF1003", EditorConfig: "dotnet_diagnostic.TF1002.severity = error"),
        new("warning TF1003", EditorConfig: "dotnet_diagnostic.TF1002.severity = none"),

        // The compiler asks the category only of rules that no option names, and WarningsNotAsErrors is one.
        new("warning TF1002, warning TF1003, error TF1007", EditorConfig: "dotnet_analyzer_diagnostic.category-TypedFlags.severity = error"),
        new("error TF1002, error TF1008", EditorConfig: "typedflags_flag_severity.old_banner = none\ntypedflags_flag_severity.old_cart = error"),
        new("warning TF1002, warning TF1003, warning TF1004", EditorConfig: "dotnet_diagnostic.TF1004.severity = warning"),
        new("warning TF1002, warning TF1003, warning TF1004", EditorConfig: "typedflags_flag_severity.next_banner = warning"),

        // A date alone breaks no build, whatever it is that grows old.
        new(
            "warning TF1003, warning TF2014",
            Properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
            Program: "Console.WriteLine(Shop.Flags.OldBase.IsEnabled() && Shop.Flags.NewCart.IsEnabled());",
            Flags: "flags: { old_base: { expires: 2026-09-30, rollout: 50 }, new_cart: { requires: [old_base], rollout: 50 } }"),
        new(
            "warning TF1008",
            EditorConfig: "dotnet_diagnostic.TF1008.severity = warning",
            Properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
            Program: "Console.WriteLine(Shop.Flags.NewCart.IsEnabled());",
            Flags: "flags: { new_cart: { created: 2026-08-20 } }"),

        new("warning TF1003", Program: "#pragma warning disable TF1002\n" + AgingUses),
    ];

    [Fact]
    public async Task Flags_that_grow_old_are_warnings_unless_somebody_says_otherwise()
    {
        Workspace all = feed.NewWorkspace().WithBuildOfAll();
        for (int index = 0; index < Settings.Length; index++)
        {
            Setting setting = Settings[index];
            all.WithProject(
                    $"{index}/Shop{index}.csproj",
                    "<OutputType>Exe</OutputType><RootNamespace>Shop</RootNamespace><TypedFlagsToday>2026-11-21</TypedFlagsToday>" + setting.Properties)
                .With($"{index}/flags.yaml", setting.Flags)
                .With($"{index}/Program.cs", setting.Program)
                .With($"{index}/.editorconfig", $"root = true\n[*.cs]\n{setting.EditorConfig}\n");
        }

        CommandResult built = await all.BuildAllAsync();

        ILookup<int, string> findings = Findings().Matches(built.Output).ToLookup(
            static match => int.Parse(match.Groups["project"].Value, CultureInfo.InvariantCulture),
            static match => match.Groups["finding"].Value);
        Assert.Equal(
            Settings.Select(static (setting, index) => $"{index}: {setting}"),
            Settings.Select((setting, index) => $"{index}: {setting with { Expected = string.Join(", ", findings[index].Distinct().OrderBy(static finding => finding.Split(' ')[1], StringComparer.Ordinal)) }}"));
    }

    [Theory]
    [InlineData("-warnaserror", true)]
    [InlineData("-warnaserror:TF1003", false)]
    public async Task Warnings_as_errors_on_the_command_line_mean_them_only_by_name(string option, bool succeeds)
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop.csproj", "<OutputType>Exe</OutputType><TypedFlagsToday>2026-11-21</TypedFlagsToday>")
            .With("flags.yaml", AgingFlags)
            .With("Program.cs", AgingUses);

        CommandResult built = await shop.BuildAsync(".", option);

        Assert.True(succeeds == (built.ExitCode == 0), built.Output);
        Assert.Contains("warning TF1002: The flag 'old_cart' is deprecated: The pilot is over. Use 'Flags.NewCart' ('new_cart') instead.", built.Output, StringComparison.Ordinal);
        Assert.Contains($"{(succeeds ? "warning" : "error")} TF1003: The flag 'old_banner' expired on 2026-09-30, 52 days ago.", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_for_information_only_goes_to_the_log_and_no_rule_falls_over()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop.csproj", "<OutputType>Exe</OutputType><TypedFlagsToday>2026-11-21</TypedFlagsToday><ErrorLog>build.sarif%2cversion=2.1</ErrorLog>")
            .With("flags.yaml", AgingFlags)
            .With("Program.cs", AgingUses);

        CommandResult built = (await shop.BuildAsync()).ShouldSucceed();

        Assert.DoesNotContain("TF1004", built.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("AD0001|CS803[0-9]|CS878[0-9]", built.Output);
        using JsonDocument log = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(shop.Folder, "build.sarif")));
        string[] logged = [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(static result => result.GetProperty("ruleId").GetString()!)];
        Assert.Contains("TF1004", logged);
    }

    [Fact]
    public async Task A_librarys_flag_is_known_to_be_deprecated_in_a_project_that_has_the_library_only()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Pricing/Pricing.csproj", "<TypedFlagsToday>2026-11-21</TypedFlagsToday>")
            .With("Pricing/flags.yaml", "visibility: public\n" + AgingFlags)
            .With("Shop/Shop.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                    <TypedFlagsToday>2026-11-21</TypedFlagsToday>
                  </PropertyGroup>
                  <ItemGroup><ProjectReference Include="../Pricing/Pricing.csproj" /></ItemGroup>
                </Project>
                """)
            .With("Shop/Program.cs", AgingUses.Replace("using Shop;", "using Pricing;", StringComparison.Ordinal));

        CommandResult built = (await shop.BuildAsync("Shop")).ShouldSucceed();

        Assert.Matches(@"Program\.cs\(3,25\): warning TF1002: The flag 'old_cart' is deprecated: The pilot is over\.", built.Output);
        Assert.Matches(@"Program\.cs\(4,25\): warning TF1003: The flag 'old_banner' expired on 2026-09-30, 52 days ago\..* in flags\.yaml of Pricing\.", built.Output);
    }

    [GeneratedRegex(@": (?<finding>(warning|error) [A-Z]+[0-9]+): .*\[.*Shop(?<project>[0-9]+)\.csproj\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Findings();

    private sealed record Setting(string Expected, string EditorConfig = "", string Properties = "", string Program = AgingUses, string Flags = AgingFlags);
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace TypedFlags.Package.Tests;

/// <summary>Who decides how bad a diagnostic in flags.yaml is, in a real build: what docs/configuration.md says of it.</summary>
public partial class FlagsFileSeverityTests(PackageFeed feed)
{
    private const string Rule = "dotnet_diagnostic.TF2005.severity";
    private const string OurKey = "typedflags_tf2005_severity";
    private const string AsErrors = "<WarningsAsErrors>$(WarningsAsErrors);TF2005</WarningsAsErrors>";
    private const string AllAsErrors = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>";
    private const string NoWarn = "<NoWarn>$(NoWarn);TF2005</NoWarn>";

    private static readonly Setting[] Settings =
    [
        new("warning"),

        // The compiler reads its own key in sections for C# only; ours it passes on.
        new("warning", EditorConfig: $"{Rule} = error"),
        new("error", EditorConfig: $"{OurKey} = error"),
        new("", EditorConfig: $"{OurKey} = suggestion"),
        new("", EditorConfig: $"{OurKey} = none"),
        new("error", GlobalConfig: $"{OurKey} = error"),
        new("warning", EditorConfig: $"{OurKey} = warning", GlobalConfig: $"{OurKey} = error"),

        // What the compiler is told for the whole project is stronger, but what is not reported it can't raise.
        new("error", GlobalConfig: $"{Rule} = error"),
        new("", EditorConfig: $"{OurKey} = error", GlobalConfig: $"{Rule} = none"),
        new("error", EditorConfig: $"{OurKey} = suggestion", GlobalConfig: $"{Rule} = error"),
        new("", EditorConfig: $"{OurKey} = none", GlobalConfig: $"{Rule} = error"),
        new("error", GlobalConfig: $"{Rule} = suggestion", Properties: AsErrors),
        new("error", EditorConfig: $"{OurKey} = suggestion", Properties: AsErrors),
        new("", EditorConfig: $"{OurKey} = error", Properties: NoWarn),
        new("", GlobalConfig: $"{Rule} = error", Properties: NoWarn),
        new("", Properties: NoWarn + AsErrors),

        new("error", Properties: AllAsErrors),
        new("", EditorConfig: $"{OurKey} = suggestion", Properties: AllAsErrors),
        new("warning", Properties: AllAsErrors + "<WarningsNotAsErrors>TF2005</WarningsNotAsErrors>"),

        new("", Flags: "flags:\n  NewCart: { default: true } # typedflags:disable TF2005\n", Properties: AllAsErrors),
    ];

    [Fact]
    public async Task The_strongest_setting_wins()
    {
        Workspace all = feed.NewWorkspace().WithBuildOfAll();
        for (int index = 0; index < Settings.Length; index++)
        {
            Setting setting = Settings[index];
            all.WithProject($"{index}/Shop{index}.csproj", "<OutputType>Exe</OutputType><RootNamespace>Shop</RootNamespace>" + setting.Properties)
                .With($"{index}/flags.yaml", setting.Flags)
                .With($"{index}/Program.cs", "Console.WriteLine(Shop.Flags.NewCart.IsEnabled());")
                .With($"{index}/.editorconfig", $"root = true\n[*.yaml]\n{setting.EditorConfig}\n")
                .With($"{index}/.globalconfig", $"is_global = true\n{setting.GlobalConfig}\n");
        }

        CommandResult built = await all.BuildAllAsync();

        ILookup<int, string> findings = Findings().Matches(built.Output).ToLookup(
            static match => int.Parse(match.Groups["project"].Value, CultureInfo.InvariantCulture), static match => match.Groups["severity"].Value);
        Assert.Equal(
            Settings.Select(static (setting, index) => $"{index}: {setting}"),
            Settings.Select((setting, index) => $"{index}: {setting with { Expected = string.Join(", ", findings[index].Distinct()) }}"));
        Assert.DoesNotContain("error CS", built.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@": (?<severity>warning|error) TF2005: .*\[.*Shop(?<project>[0-9]+)\.csproj\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Findings();

    private sealed record Setting(
        string Expected, string EditorConfig = "", string GlobalConfig = "", string Properties = "", string Flags = "flags:\n  NewCart: { default: true }\n");
}

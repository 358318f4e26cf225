using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Code;

/// <summary>Where the build can't be asked, too, <c>typedflags_flag_methods</c> counts as it does for the analyzers.</summary>
public class FlagMethodSettingTests
{
    private const string Code = """
        public interface IFeatureService { bool IsOn(string name); }
        class Page(IFeatureService features) { string Text() => features.IsOn("new_checkout") ? "new" : "old"; }

        """;

    private const string Setting = "[*.cs]\ntypedflags_flag_methods = IFeatureService.IsOn\n";

    [Fact]
    public void In_the_editorconfig_beside_the_code() => Assert.True(IsAnswer(Shop.WithoutProjects(Code).With(".editorconfig", Setting)));

    [Fact]
    public void In_the_editorconfig_of_a_folder_below() =>
        Assert.True(IsAnswer(Shop.WithoutProjects("").With("src/Page.cs", Code).With("src/.editorconfig", Setting)));

    [Fact]
    public void In_a_section_that_holds_for_some_files() =>
        Assert.True(IsAnswer(Shop.WithoutProjects("class First;").With("src/Page.cs", Code).With(".editorconfig", Setting.Replace("*.cs", "src/**.cs", StringComparison.Ordinal))));

    [Fact]
    public void In_a_globalconfig() => Assert.True(IsAnswer(Shop.WithoutProjects(Code).With(".globalconfig", "is_global = true\ntypedflags_flag_methods = IFeatureService.IsOn\n")));

    [Fact]
    public void In_an_editorconfig_above_a_project() =>
        Assert.True(IsAnswer(InProject("").With(".editorconfig", Setting)));

    [Fact]
    public void In_a_property_of_a_project() => Assert.True(IsAnswer(InProject("<TypedFlagsFlagMethods>IFeatureService.IsOn</TypedFlagsFlagMethods>")));

    [Fact]
    public void A_root_hides_what_is_above_it() =>
        Assert.False(IsAnswer(InProject("").With(".editorconfig", Setting).With("Shop/.editorconfig", "root = true\n[*.cs]\nindent_size = 4\n")));

    private static ToolFolder InProject(string property) => new ToolFolder()
        .With("Shop/Shop.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{property}</PropertyGroup></Project>")
        .With("Shop/flags.yaml", "flags:\n  new_checkout: { rollout: 50 }\n")
        .With("Shop/Page.cs", Code);

    private static bool IsAnswer(ToolFolder files)
    {
        using ToolFolder folder = files;
        return folder.Run("remove", "new_checkout", "--keep", "on", "--source-only", "--dry-run").Output.Contains("string Text() => \"new\";", StringComparison.Ordinal);
    }
}

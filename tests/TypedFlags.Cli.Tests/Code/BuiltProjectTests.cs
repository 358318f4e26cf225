using TypedFlags.Cli.Code;
using TypedFlags.Cli.Code.Loading;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Code;

/// <summary>What is made of a build's answer.</summary>
public class BuiltProjectTests
{
    [Fact]
    public void A_file_that_projects_link_is_the_same_file_in_all_of_them()
    {
        using ToolFolder folder = new ToolFolder()
            .With("shared/Texts.cs", "class Texts;")
            .With("shared/flags.yaml", "flags: {}")
            .With("App/App.csproj", "<Project />")
            .With("Other/Deep/Other.csproj", "<Project />");

        ProjectSource app = Of("App/App.csproj", "../shared/Texts.cs", "/additionalfile:../shared/flags.yaml");
        ProjectSource other = Of("Other/Deep/Other.csproj", "../../shared/Texts.cs", "/additionalfile:../../shared/flags.yaml");

        Assert.Equal([Path.Combine(folder.Path, "shared", "Texts.cs")], app.Sources);
        Assert.Equal(app.Sources, other.Sources);
        Assert.Equal([Path.Combine(folder.Path, "shared", "flags.yaml")], app.FlagFiles);
        Assert.Equal(app.FlagFiles, other.FlagFiles);

        ProjectSource Of(string project, params string[] arguments) =>
            BuiltProjects.Of(ProjectXml.Read(Path.Combine(folder.Path, project)), new BuildAnswer(["/out:obj/Shop.dll", .. arguments]), new Dictionary<string, string>(StringComparer.Ordinal));
    }
}

using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>C# outside of the folders of projects, that a project takes in by a pattern or in ways that are not seen.</summary>
public class LooseFileTests
{
    private static readonly string[] KeepOn = ["remove", "new_checkout", "--keep", "on", "--source-only", "--method", "IFeatures.IsEnabled"];

    private const string Ten = """
        namespace Lib;

        public class Ten(IFeatures features)
        {
            public string Run() => features.IsEnabled("new_checkout") ? "new" : "old";
        }

        """;

    private const string Linked = """
        using Lib;

        internal static class Linked
        {
            internal static Ten Make(IFeatures features) => new Ten(features);
        }

        """;

    [Theory]
    [InlineData("../shared/*.cs")]
    [InlineData(@"..\shared\**\*.cs")]
    [InlineData("../sh*/Link?d.cs")]
    public void What_a_pattern_includes_is_rewritten_with_the_project(string pattern)
    {
        using ToolFolder folder = Create($"""<ItemGroup><Compile Include="{pattern}" Exclude="../shared/Not.cs" LinkBase="Shared" /></ItemGroup>""");

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("public class Ten\n", Read(folder, "Lib/Ten.cs"), StringComparison.Ordinal);
        Assert.Contains("new Ten();", Read(folder, "shared/Linked.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_loose_code_gives_to_a_constructor_stays()
    {
        using ToolFolder folder = Create("""<Import Project="../shared/Shared.projitems" Label="Shared" />""");

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal(Ten, Read(folder, "Lib/Ten.cs"));
        Assert.Equal(Linked, Read(folder, "shared/Linked.cs"));
        Assert.Contains("Lib/Ten.cs(5,", result.Output, StringComparison.Ordinal);
    }

    private static ToolFolder Create(string items) => new ToolFolder()
        .With("Lib/Lib.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""")
        .With("Lib/IFeatures.cs", "namespace Lib;\n\npublic interface IFeatures\n{\n    bool IsEnabled(string name);\n}\n")
        .With("Lib/Ten.cs", Ten)
        .With("App/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Lib/Lib.csproj" /></ItemGroup>
              {items}
            </Project>
            """)
        .With("App/Program.cs", "internal static class Program\n{\n    private static void Main() => System.Console.WriteLine(Linked.Make(null!).Run());\n}\n")
        .With("shared/Linked.cs", Linked)
        .With("shared/Not.cs", "this is no code");

    private static string Read(ToolFolder folder, string file) => File.ReadAllText(Path.Combine(folder.Path, file));
}

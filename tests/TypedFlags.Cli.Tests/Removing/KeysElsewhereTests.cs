using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>Constants of the key that stand in another place than what is rewritten: generated files, other projects, packages.</summary>
public class KeysElsewhereTests
{
    private static readonly string[] KeepOn = ["remove", "new_checkout", "--keep", "on", "--source-only", "--method", "IFeatureService.IsEnabled"];

    private const string Keys = "namespace Shop;\n\npublic static class Keys\n{\n    public const string Pay = \"new_checkout\";\n}\n";

    private const string Page = "namespace Shop;\n\npublic interface IFeatureService { bool IsEnabled(string name); }\n\ninternal class Page(IFeatureService features)\n{\n    public string Text() => features.IsEnabled(Keys.Pay) ? \"new\" : \"old\";\n}\n";

    [Fact]
    public void A_generated_file_stays_and_is_told_of_and_the_entry_goes()
    {
        using ToolFolder folder = ToolFolder.WithFlags("namespace: Shop\nflags:\n  new_checkout: {}\n").With("Keys.g.cs", Keys).With("Page.cs", Page);

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal(
            [
                "new_checkout, kept on: 1 use removed, 2 files changed.",
                "  changed Page.cs",
                "  changed flags.yaml",
                "Left for you to look at:",
                "Keys.g.cs(5,31): mention: 'Pay' is the key of the flag 'new_checkout', and stays, since this file is not rewritten. Take it out of what the file is made from, or out of the file by hand.",
            ],
            result.Lines[..5]);
        Assert.Contains("Text() => \"new\";", Read(folder, "Page.cs"), StringComparison.Ordinal);
        Assert.Equal(Keys, Read(folder, "Keys.g.cs"));
    }

    [Fact]
    public void A_use_in_a_generated_file_keeps_the_entry()
    {
        using ToolFolder folder = ToolFolder.WithFlags("namespace: Shop\nflags:\n  new_checkout: {}\n").With("Keys.g.cs", Keys).With("Page.g.cs", Page);

        ToolResult result = folder.Run(KeepOn);

        Assert.Equal(1, result.Code);
        Assert.Contains("Page.g.cs(7,29): out-of-sight: The flag 'new_checkout' is used here, in a file that is not rewritten.", result.Output, StringComparison.Ordinal);
        Assert.Contains("'new_checkout' stays in its flags file", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Keys.cs")]
    [InlineData("Keys.g.cs")]
    public void A_project_that_others_refer_to(string file)
    {
        using ToolFolder folder = Services.Create()
            .With("Shop.Core/" + file, Keys)
            .With("Shop.Web/Page.cs", "using Shop;\n\ninternal class Page(IFeatureService features)\n{\n    public string Text() => features.IsEnabled(Keys.Pay) ? \"new\" : \"old\";\n}\n");

        folder.Run(KeepOn);

        Assert.Equal("internal class Page\n{\n    public string Text() => \"new\";\n}\n", Read(folder, "Shop.Web/Page.cs"));
    }

    [Theory]
    [InlineData("    private const string Wave = \"new_\";\n    public const string Pay = Wave + \"checkout\";\n")]
    [InlineData("    private const string Area = \"checkout\";\n    public const string Pay = $\"new_{Area}\";\n")]
    public void A_key_that_is_put_together_and_stands_nowhere(string constants)
    {
        using ToolFolder folder = ToolFolder.WithFlags("namespace: Shop\nflags:\n  new_checkout: {}\n")
            .With("Keys.cs", $"namespace Shop;\n\npublic static class Keys\n{{\n{constants}}}\n")
            .With("Page.cs", Page);

        Assert.Contains(folder.Run("usages", "new_checkout", "--source-only").Lines, static line => line.Contains("Page.cs(7,", StringComparison.Ordinal));
        Assert.Equal(0, folder.Run(KeepOn).Code);

        Assert.Contains("Text() => \"new\";", Read(folder, "Page.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_that_only_the_build_knows()
    {
        using ToolFolder folder = ToolFolder.WithFlags("namespace: Shop\nflags:\n  new_checkout: {}\n")
            .With("Directory.Build.props", "<Project />")
            .With("Directory.Build.targets", "<Project />")
            .With("Directory.Packages.props", "<Project />")
            .With("lib/Contracts.dll", Compile(Keys))
            .With("App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <Reference Include="lib/Contracts.dll" />
                  </ItemGroup>
                </Project>
                """)
            .With("Page.cs", Page);
        await ToolProcess.FinishAsync(ToolProcess.StartShell(folder.Path, "dotnet restore"));
        string[] usages = folder.Run("usages", "new_checkout").Lines;

        ToolResult result = folder.Run([.. KeepOn.Where(static argument => argument != "--source-only")]);

        Assert.Contains("Text() => \"new\";", Read(folder, "Page.cs"), StringComparison.Ordinal);
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains(usages, static line => line.Contains("Page.cs(7,", StringComparison.Ordinal));
    }

    [Fact]
    public void Usages_are_found_by_the_names_of_a_generated_file()
    {
        using ToolFolder folder = ToolFolder.WithFlags("namespace: Shop\nflags:\n  new_checkout: {}\n").With("Keys.g.cs", Keys).With("Page.cs", Page);

        Assert.Contains(folder.Run("usages", "new_checkout", "--source-only").Lines, static line => line.Contains("Page.cs(7,", StringComparison.Ordinal));
    }

    private static byte[] Compile(string code)
    {
        using MemoryStream image = new();
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Contracts", [CSharpSyntaxTree.ParseText(code)], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(image).Success);
        return image.ToArray();
    }

    private static string Read(ToolFolder folder, string path) => File.ReadAllText(Path.Combine(folder.Path, path));
}

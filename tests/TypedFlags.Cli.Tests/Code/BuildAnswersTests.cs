using System.Diagnostics;
using TypedFlags.Cli.Code.Loading;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Code;

/// <summary>What asking the build leaves behind.</summary>
public class BuildAnswersTests
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <OutputType>Exe</OutputType>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
        </Project>
        """;

    [Fact]
    public void Where_nothing_is_restored_no_folder_comes_into_being()
    {
        using ToolFolder folder = Folder();

        Assert.Empty(Ask(folder));

        Assert.Equal(["Shop.cs", "Shop.csproj"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_nothing_was_built_there_is_no_folder_for_what_is_built()
    {
        using ToolFolder folder = Folder();
        using (Process restore = Process.Start(new ProcessStartInfo("dotnet", ["restore", "--nologo", "-v", "quiet"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, UseShellExecute = false })!)
        {
            restore.StandardOutput.ReadToEnd();
            restore.WaitForExit();
        }

        IReadOnlyDictionary<string, BuildAnswer> answers = Ask(folder);

        Assert.Contains(Path.Combine(folder.Path, "Shop.cs"), Assert.Single(answers).Value.Arguments.Select(argument => Path.GetFullPath(argument, folder.Path)));
        Assert.Equal(["Shop.cs", "Shop.csproj", "obj"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static ToolFolder Folder() => new ToolFolder().With("Shop.csproj", Project).With("Shop.cs", "Console.WriteLine();");

    private static IReadOnlyDictionary<string, BuildAnswer> Ask(ToolFolder folder) => BuildAnswers.Ask([Path.Combine(folder.Path, "Shop.csproj")], folder.Path, static () => { });
}

using System.IO.Compression;

namespace TypedFlags.Package.Tests;

/// <summary>The tool as people install it.</summary>
public class ToolTests(PackageFeed feed)
{
    [Fact]
    public async Task It_brings_what_it_runs_on_and_nothing_to_develop_with()
    {
        const string Root = "tools/net10.0/any/";
        await using ZipArchive package = await ZipFile.OpenReadAsync(feed.ToolPackagePath);

        string[] names = [.. package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith(Root, StringComparison.Ordinal)).Select(name => name[Root.Length..])];
        string[] assemblies = [.. names.Where(name => name.EndsWith(".dll", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))];

        Assert.Equal(
            [
                "DiffPlex.dll", "System.CommandLine.dll", "TypedFlags.Cli.dll", "TypedFlags.Definitions.dll", "TypedFlags.FlagRemoval.dll", "TypedFlags.SourceGeneration.dll", "TypedFlags.YamlDotNet.dll",
                "TypedFlags.dll", "compiler/Microsoft.CodeAnalysis.CSharp.dll", "compiler/Microsoft.CodeAnalysis.dll",
            ],
            assemblies.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(names, name => name.EndsWith(".xml", StringComparison.Ordinal) && name != "DotnetToolSettings.xml");
        Assert.All(["THIRD-PARTY-NOTICES.txt", "Apache-2.0.txt"], notice => Assert.Contains(package.Entries, entry => entry.FullName == notice));
    }

    [Fact]
    public async Task It_installs_from_a_feed_and_answers()
    {
        Workspace shop = feed.NewWorkspace().With("flags.yaml", "flags: { new_checkout: { users: [ada] } }");

        // In a folder of its own: its documentation has a flag of this name.
        Workspace toolbox = feed.NewWorkspace();
        (await CommandLine.DotnetAsync(toolbox.Folder, "tool", "install", "TypedFlags.Cli", "--version", feed.Version, "--tool-path", "tools")).ShouldSucceed();
        string tool = Path.Combine(toolbox.Folder, "tools", OperatingSystem.IsWindows() ? "typedflags.exe" : "typedflags");

        Assert.Equal(
            """{"new_checkout":{"value":true,"variant":"on","reason":"TARGETING_MATCH"}}""" + "\n",
            (await CommandLine.RunAsync(tool, shop.Folder, "evaluate", "--json", "--context", """{"targetingKey":"ada"}""")).ShouldSucceed().Output);
        Assert.Equal("flags.yaml: 1 flag, no mistakes.\n", (await CommandLine.RunAsync(tool, shop.Folder, "validate")).ShouldSucceed().Output);
        Assert.Contains(
            "> users",
            (await CommandLine.RunAsync(tool, shop.Folder, "explain", "new_checkout", "--context", """{"targetingKey":"ada"}""")).ShouldSucceed().Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_removes_a_flag_from_a_project_which_builds_before_and_behind_it()
    {
        Workspace shop = feed.NewWorkspace()
            .WithProject("Shop/Shop.csproj", "<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors>")
            .With("Shop/flags.yaml", "flags:\n  new_checkout: { users: [ada] }\n  layout: { type: string, variants: { control: a, full: b }, default: control, split: { control: 50, full: 50 } }\n")
            .With("Shop/Program.cs", """
                using Shop;
                using TypedFlags;

                FlagContext user = new("ada");
                Console.WriteLine(Flags.Layout.GetVariant(user) is Flags.LayoutVariant.Full ? "full" : "control");
                if (Flags.NewCheckout.IsEnabled(user))
                {
                    Console.WriteLine("new");
                }
                else
                {
                    Console.WriteLine("old");
                }

                """);

        // In a folder of its own: its documentation has a flag of this name.
        Workspace toolbox = feed.NewWorkspace();
        (await CommandLine.DotnetAsync(toolbox.Folder, "tool", "install", "TypedFlags.Cli", "--version", feed.Version, "--tool-path", "tools")).ShouldSucceed();
        string tool = Path.Combine(toolbox.Folder, "tools", OperatingSystem.IsWindows() ? "typedflags.exe" : "typedflags");
        (await shop.BuildAsync("Shop")).ShouldSucceed();

        string report = (await CommandLine.RunAsync(tool, shop.Folder, "remove", "new_checkout", "--keep", "on")).ShouldSucceed().Output;

        // Its build was asked: nothing is said of files that were read alone.
        Assert.Equal("new_checkout, kept on: 1 use removed, 2 files changed.\n  changed Shop/Program.cs\n  changed Shop/flags.yaml\n", report);
        (await shop.BuildAsync("Shop")).ShouldSucceed();
        Assert.EndsWith("new\n", (await shop.RunAsync("Shop")).ShouldSucceed().Output, StringComparison.Ordinal);
    }
}

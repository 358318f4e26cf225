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
            ["System.CommandLine.dll", "TypedFlags.Cli.dll", "TypedFlags.Definitions.dll", "TypedFlags.YamlDotNet.dll", "TypedFlags.dll"],
            assemblies.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(names, name => name.EndsWith(".xml", StringComparison.Ordinal) && name != "DotnetToolSettings.xml");
        Assert.Contains(package.Entries, entry => entry.FullName == "THIRD-PARTY-NOTICES.txt");
    }

    [Fact]
    public async Task It_installs_from_a_feed_and_answers()
    {
        Workspace shop = feed.NewWorkspace().With("flags.yaml", "flags: { new_checkout: { users: [ada] } }");

        (await CommandLine.DotnetAsync(shop.Folder, "tool", "install", "TypedFlags.Cli", "--version", feed.Version, "--tool-path", "tools")).ShouldSucceed();
        string tool = Path.Combine(shop.Folder, "tools", OperatingSystem.IsWindows() ? "typedflags.exe" : "typedflags");

        Assert.Equal(
            """{"new_checkout":{"value":true,"variant":"on","reason":"TARGETING_MATCH"}}""" + "\n",
            (await CommandLine.RunAsync(tool, shop.Folder, "evaluate", "--json", "--context", """{"targetingKey":"ada"}""")).ShouldSucceed().Output);
        Assert.Equal("flags.yaml: 1 flag, no mistakes.\n", (await CommandLine.RunAsync(tool, shop.Folder, "validate")).ShouldSucceed().Output);
        Assert.Contains(
            "> users",
            (await CommandLine.RunAsync(tool, shop.Folder, "explain", "new_checkout", "--context", """{"targetingKey":"ada"}""")).ShouldSucceed().Output,
            StringComparison.Ordinal);
    }
}

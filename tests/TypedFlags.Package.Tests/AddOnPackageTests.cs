using System.IO.Compression;
using System.Xml.Linq;

namespace TypedFlags.Package.Tests;

/// <summary>What is in the packages beside the one that everybody has.</summary>
public sealed class AddOnPackageTests(PackageFeed feed)
{
    /// <summary>Other people's, as far as they are named at all; of ours, always exactly the version that was built with.</summary>
    private static readonly Dictionary<string, string[]> Dependencies = new(StringComparer.Ordinal)
    {
        ["TypedFlags.AspNetCore"] = ["TypedFlags"],
        ["TypedFlags.EntityFrameworkCore"] = ["Microsoft.EntityFrameworkCore.Relational", "TypedFlags"],
        ["TypedFlags.Http"] = ["Polly.Core", "TypedFlags"],
        ["TypedFlags.PostgreSql"] = ["Npgsql", "TypedFlags.EntityFrameworkCore"],
        ["TypedFlags.Redis"] = ["StackExchange.Redis", "TypedFlags"],
        ["TypedFlags.Yaml"] = ["TypedFlags"],
    };

    public static TheoryData<string> AddOns => [.. PackageFeed.AddOns];

    [Theory]
    [MemberData(nameof(AddOns))]
    public async Task It_has_the_assembly_its_documentation_a_readme_and_a_licence(string package)
    {
        await using ZipArchive archive = await ZipFile.OpenReadAsync(feed.PathOf(package));
        foreach (string path in new[] { $"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml", "README.md" })
        {
            Assert.Contains(archive.Entries, entry => entry.FullName == path && entry.Length > 0);
        }

        XElement metadata = await ReadMetadataAsync(archive, package);
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.NotEqual("Feature flags that the compiler understands.", Value(metadata, "description"));
    }

    [Theory]
    [MemberData(nameof(AddOns))]
    public async Task It_depends_on_what_it_needs_and_on_exactly_the_version_of_ours_that_it_was_built_with(string package)
    {
        await using ZipArchive archive = await ZipFile.OpenReadAsync(feed.PathOf(package));
        List<(string Id, string Version)> dependencies =
            [.. (await ReadMetadataAsync(archive, package)).Descendants().Where(static one => one.Name.LocalName == "dependency").Select(static one => (one.Attribute("id")!.Value, one.Attribute("version")!.Value))];

        Assert.Equal(Dependencies[package], dependencies.Select(static one => one.Id).Order(StringComparer.Ordinal));
        Assert.All(dependencies.Where(static one => one.Id.StartsWith("TypedFlags", StringComparison.Ordinal)), one => Assert.Equal($"[{feed.Version}]", one.Version));
    }

    [Fact]
    public async Task The_yaml_package_brings_the_language_and_the_notices_of_the_parser_that_it_contains_under_a_private_name()
    {
        await using ZipArchive archive = await ZipFile.OpenReadAsync(feed.PathOf("TypedFlags.Yaml"));
        string[] paths = [.. archive.Entries.Select(static entry => entry.FullName)];

        Assert.Contains("lib/net10.0/TypedFlags.Definitions.dll", paths);
        Assert.Contains("lib/net10.0/TypedFlags.YamlDotNet.dll", paths);
        Assert.DoesNotContain(paths, static path => path.EndsWith("/YamlDotNet.dll", StringComparison.Ordinal));
        using StreamReader notices = new(await archive.GetEntry("THIRD-PARTY-NOTICES.txt")!.OpenAsync());
        Assert.Contains("YamlDotNet", await notices.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static async Task<XElement> ReadMetadataAsync(ZipArchive archive, string package)
    {
        using StreamReader reader = new(await archive.GetEntry($"{package}.nuspec")!.OpenAsync());
        return XDocument.Parse(await reader.ReadToEndAsync()).Root!.Elements().Single();
    }

    private static string? Value(XElement metadata, string name) => metadata.Elements().SingleOrDefault(one => one.Name.LocalName == name)?.Value;
}

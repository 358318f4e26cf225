using System.IO.Compression;

namespace TypedFlags.Package.Tests;

/// <summary>What is in the file that people download.</summary>
public class PackageContentTests(PackageFeed feed)
{
    [Theory]
    [InlineData("lib/net10.0/TypedFlags.dll")]
    [InlineData("lib/net10.0/TypedFlags.xml")]
    [InlineData("analyzers/dotnet/cs/TypedFlags.SourceGeneration.dll")]
    [InlineData("analyzers/dotnet/cs/TypedFlags.CodeFixes.dll")]
    [InlineData("analyzers/dotnet/cs/TypedFlags.Definitions.dll")]
    [InlineData("analyzers/dotnet/cs/TypedFlags.FlagRemoval.dll")]
    [InlineData("analyzers/dotnet/cs/TypedFlags.YamlDotNet.dll")]
    [InlineData("buildTransitive/TypedFlags.props")]
    [InlineData("buildTransitive/TypedFlags.targets")]
    [InlineData("README.md")]
    [InlineData("THIRD-PARTY-NOTICES.txt")]
    [InlineData("flags.schema.json")]
    public async Task It_has(string path)
    {
        await using ZipArchive package = await ZipFile.OpenReadAsync(feed.PackagePath);

        Assert.Contains(package.Entries, entry => entry.FullName == path && entry.Length > 0);
    }

    [Fact]
    public async Task It_depends_on_abstractions_only()
    {
        await using ZipArchive package = await ZipFile.OpenReadAsync(feed.PackagePath);
        using StreamReader reader = new(await package.GetEntry("TypedFlags.nuspec")!.OpenAsync());
        string[] dependencies = [.. System.Xml.Linq.XDocument.Parse(await reader.ReadToEndAsync())
            .Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value)];

        Assert.NotEmpty(dependencies);
        Assert.All(dependencies, id => Assert.True(
            id.EndsWith(".Abstractions", StringComparison.Ordinal) || id == "Microsoft.Extensions.Options", id));
    }

    // The compiler and the editor each have their own.
    [Fact]
    public async Task It_brings_nothing_of_Roslyn()
    {
        await using ZipArchive package = await ZipFile.OpenReadAsync(feed.PackagePath);

        Assert.DoesNotContain(package.Entries, entry => entry.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_brings_no_assembly_called_YamlDotNet()
    {
        await using ZipArchive package = await ZipFile.OpenReadAsync(feed.PackagePath);

        Assert.DoesNotContain(package.Entries, entry => entry.Name == "YamlDotNet.dll");
    }
}

using System.Globalization;
using System.Reflection;

[assembly: AssemblyFixture(typeof(TypedFlags.Package.Tests.PackageFeed))]

namespace TypedFlags.Package.Tests;

/// <summary>
/// A folder feed with the packages as <c>dotnet pack</c> makes them, under a version of its own, and a folder outside the
/// repository in which consumers are made. Packed once for all tests, deleted after the last.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("typedflags-package-").FullName;

    public string Version { get; } = "0.1.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    public string PackagePath => Path.Combine(Feed, $"TypedFlags.{Version}.nupkg");

    public string ToolPackagePath => Path.Combine(Feed, $"TypedFlags.Cli.{Version}.nupkg");

    public static string Configuration => Metadata("Configuration");

    private string Feed => Path.Combine(_root, "feed");

    public async ValueTask InitializeAsync()
    {
        await PackAsync();

        // Restored packages go to a folder of this run, so that no earlier build of ours is found; what the machine
        // already has of other people's packages is used where it lies.
        string cache = (await CommandLine.DotnetAsync(_root, "nuget", "locals", "global-packages", "--list")).Output;
        string fallback = cache[(cache.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        await File.WriteAllTextAsync(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="packed" value="feed" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{fallback}" /></fallbackPackageFolders>
            </configuration>
            """);

        // What stands above the temporary folder must not reach in.
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Build.targets"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Packages.props"), "<Project />");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty folder of its own, in which <c>dotnet</c> finds the feed.</summary>
    internal Workspace NewWorkspace() => new(Directory.CreateDirectory(Path.Combine(_root, Guid.NewGuid().ToString("N")[..8])).FullName, Version);

    /// <summary>What each add-on's package is called.</summary>
    public static IReadOnlyList<string> AddOns { get; } =
        ["TypedFlags.AspNetCore", "TypedFlags.EntityFrameworkCore", "TypedFlags.Http", "TypedFlags.PostgreSql", "TypedFlags.Redis", "TypedFlags.Yaml"];

    public string PathOf(string package) => Path.Combine(Feed, $"{package}.{Version}.nupkg");

    /// <summary>All together, which takes little longer than one.</summary>
    private async Task PackAsync()
    {
        string[] projects = [.. AddOns.Prepend("TypedFlags.Cli").Prepend("TypedFlags").Select(static name => RepositoryRoot.PathOf($"src/{name}/{name}.csproj"))];
        string together = Path.Combine(_root, "pack.proj");
        await File.WriteAllTextAsync(together, $"""
            <Project DefaultTargets="Pack">
              <ItemGroup><Packed Include="{string.Join(';', projects)}" /></ItemGroup>
              <Target Name="Pack">
                <MSBuild Projects="@(Packed)" Targets="Pack" BuildInParallel="true" Properties="NoBuild=true;Configuration={Configuration};PackageOutputPath={Feed};PackageVersion={Version}" />
              </Target>
            </Project>
            """);
        CommandResult packed = await CommandLine.DotnetAsync(_root, "msbuild", together, "-nologo", "-m", "-nr:false");
        packed.ShouldSucceed();
        File.Delete(together);
    }

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}

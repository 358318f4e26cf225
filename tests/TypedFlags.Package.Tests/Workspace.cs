using System.Xml.Linq;

namespace TypedFlags.Package.Tests;

/// <summary>A stranger's folder: projects that know TypedFlags only as a package.</summary>
internal sealed class Workspace(string folder, string version)
{
    /// <summary>The reference a newcomer adds.</summary>
    public string PackageReference => $"""<PackageReference Include="TypedFlags" Version="{version}" />""";

    /// <summary>The reference to an add-on.</summary>
    public string Reference(string package) => $"""<PackageReference Include="{package}" Version="{version}" />""";

    public string Folder => folder;

    /// <summary>A reference to somebody else's package, in the version that this repository uses: it is on the machine already.</summary>
    public static string ReferenceTo(string package) => XDocument.Load(RepositoryRoot.PathOf("Directory.Packages.props"))
        .Descendants("PackageVersion").Where(element => element.Attribute("Include")!.Value == package)
        .Select(element => $"""<PackageReference Include="{package}" Version="{element.Attribute("Version")!.Value}" />""").Single();

    /// <summary>Writes a file, with the folders it needs.</summary>
    public Workspace With(string path, string text)
    {
        string full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Writes a project with the package, <c>ImplicitUsings</c> and <c>Nullable</c> on, and what else is given.</summary>
    public Workspace WithProject(string path, string properties = "", string items = "") => With(path, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {PackageReference}
            {items}
          </ItemGroup>
        </Project>
        """);

    /// <summary>A project that builds those in the folders below, together: one after the other, twenty builds take minutes.</summary>
    public Workspace WithBuildOfAll() => With("All.proj", """
        <Project DefaultTargets="Build">
          <ItemGroup><Below Include="*/*.csproj" /></ItemGroup>
          <Target Name="Build">
            <MSBuild Projects="@(Below)" Targets="Restore" Properties="Step=Restore" BuildInParallel="true" />
            <MSBuild Projects="@(Below)" BuildInParallel="true" ContinueOnError="true" />
          </Target>
        </Project>
        """);

    /// <summary>Builds all, also after one failed.</summary>
    public Task<CommandResult> BuildAllAsync() => CommandLine.DotnetAsync(folder, "msbuild", "All.proj", "-nologo", "-m", "-nr:false");

    public Task<CommandResult> BuildAsync(string project = ".", params string[] arguments) =>
        CommandLine.DotnetAsync(folder, ["build", project, "--nologo", .. arguments]);

    public Task<CommandResult> RunAsync(string project = ".") => CommandLine.DotnetAsync(folder, "run", "--project", project);
}

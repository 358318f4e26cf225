using System.Reflection;

namespace TypedFlags.Cli.Compiler;

/// <summary>The compiler of an SDK that is installed beside the run time.</summary>
internal static class SdkCompiler
{
    /// <summary>Where the run time lies that this process runs on: its framework is in <c>shared/Microsoft.NETCore.App/10.0.0</c> below. Null where it is not.</summary>
    public static string? DotnetFolder => Directory.GetParent(typeof(object).Assembly.Location)?.Parent?.Parent?.Parent?.FullName;

    /// <summary>The folder of the newest compiler that can be used.</summary>
    /// <param name="dotnet">Where SDKs are installed, in <c>sdk/10.0.100</c>.</param>
    /// <param name="runtime">The run time's major version. An SDK of a later one may need more than is there.</param>
    /// <param name="atLeast">The folder of the oldest that will do.</param>
    /// <param name="names">The assemblies that it has to have.</param>
    /// <returns>Null where there is none.</returns>
    public static string? Find(string? dotnet, int runtime, string atLeast, IReadOnlyList<string> names)
    {
        try
        {
            Version? oldest = VersionIn(atLeast, names);
            return Sdks(dotnet, runtime)
                .Select(static sdk => Path.Combine(sdk, "Roslyn", "bincore"))
                .FirstOrDefault(folder => VersionIn(folder, names) is { } version && (oldest is null || version >= oldest));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody asked for an SDK: one that can't be read is none.
            return null;
        }
    }

    /// <summary>From the newest on. Previews, which have a name behind their number, are nobody's choice for such a thing.</summary>
    private static IEnumerable<string> Sdks(string? dotnet, int runtime)
    {
        string folder = Path.Combine(dotnet ?? "", "sdk");
        return dotnet is null || !Directory.Exists(folder)
            ? []
            : Directory.EnumerateDirectories(folder)
                .Select(static path => (Path: path, Version: Version.TryParse(Path.GetFileName(path), out Version? version) ? version : null))
                .Where(sdk => sdk.Version is { } version && version.Major <= runtime)
                .OrderByDescending(static sdk => sdk.Version)
                .Select(static sdk => sdk.Path);
    }

    /// <summary>The version of all of the assemblies; null where one is missing, broken, or of another version.</summary>
    private static Version? VersionIn(string folder, IReadOnlyList<string> names)
    {
        try
        {
            Version?[] versions = [.. names.Select(name => AssemblyName.GetAssemblyName(Path.Combine(folder, name + ".dll")).Version).Distinct()];
            return versions is [var version] ? version : null;
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

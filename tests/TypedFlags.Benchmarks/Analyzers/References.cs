using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.Benchmarks.Analyzers;

/// <summary>The libraries that compiled code may use: the runtime's, ours, and those of this program's packages.</summary>
internal static class References
{
    /// <summary>Read once: a compiler that stays in memory between builds keeps them too.</summary>
    public static MetadataReference[] OfTheProject { get; } = [.. Paths.Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Their paths.</summary>
    public static IEnumerable<string> Paths => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is { } name
            && (name.StartsWith("System.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                || name is "netstandard.dll" or "mscorlib.dll" or "TypedFlags.dll" or "Microsoft.FeatureManagement.dll" or "Microsoft.CSharp.dll"));

    /// <summary>Paths of the frameworks that are installed, ASP.NET Core's too, and of this program's packages; the first of each name.</summary>
    public static IEnumerable<string> OfEverythingInstalled()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string shared = Path.Combine(runtime, "..", "..");
        IEnumerable<string> frameworks = Directory.GetDirectories(shared).SelectMany(framework => Directory.GetDirectories(framework, Environment.Version.Major + ".*"));
        return frameworks
            .Append(AppContext.BaseDirectory)
            .SelectMany(folder => Directory.GetFiles(folder, "*.dll"))
            .Where(IsManaged)
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsManaged(string path)
    {
        using PEReader reader = new(File.OpenRead(path));
        return reader.HasMetadata;
    }
}

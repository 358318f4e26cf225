using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.ForeignApis;

/// <summary>Other libraries for feature flags, as projects refer to them: the real packages, or what analyzers see of them.</summary>
internal static class FeatureLibraries
{
    /// <summary>Microsoft.FeatureManagement and Microsoft.FeatureManagement.AspNetCore 4.7.0, with ASP.NET Core.</summary>
    public static ImmutableArray<MetadataReference> FeatureManagement { get; } =
    [
        Package("Microsoft.FeatureManagement"), Package("Microsoft.FeatureManagement.AspNetCore"), .. AspNetCore(),
    ];

    public static MetadataReference OpenFeature { get; } = Stub("OpenFeature");

    public static MetadataReference LaunchDarkly { get; } = Stub("LaunchDarkly");

    public static MetadataReference Unleash { get; } = Stub("Unleash");

    public static ImmutableArray<MetadataReference> All { get; } = [.. FeatureManagement, OpenFeature, LaunchDarkly, Unleash];

    private static PortableExecutableReference Package(string name)
    {
        string folder = typeof(FeatureLibraries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == name).Value!;
        string[] targets = Directory.GetDirectories(Path.Combine(folder, "lib"), "net*.0");
        return MetadataReference.CreateFromFile(Path.Combine(targets.Order(StringComparer.Ordinal).Last(target => !target.Contains("standard", StringComparison.Ordinal)), name + ".dll"));
    }

    private static IEnumerable<MetadataReference> AspNetCore()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string shared = Path.Combine(framework, "..", "..", "Microsoft.AspNetCore.App", Path.GetFileName(framework));
        IEnumerable<string?> known = Framework.References.Select(reference => Path.GetFileName(reference.Display));
        return Directory.GetFiles(shared, "*.dll")
            .Where(path => Path.GetFileName(path).StartsWith("Microsoft.", StringComparison.Ordinal) && !known.Contains(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    private static MetadataReference Stub(string name) =>
        new FlagsProject { AssemblyName = name }
            .WithSource(name + ".cs", File.ReadAllText(RepositoryRoot.PathOf($"tests/TypedFlags.SourceGeneration.Tests/ForeignApis/Stubs/{name}.cs")))
            .Compile()
            .ToReference();
}

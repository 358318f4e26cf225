using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Tests.ForeignApis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>The libraries that cases' code refers to: the real ones, or their public shape where no registry has them.</summary>
internal static class CaseLibraries
{
    private static readonly Dictionary<string, Lazy<ImmutableArray<MetadataReference>>> s_all = new(StringComparer.Ordinal)
    {
        ["FeatureManagement"] = new(static () => FeatureLibraries.FeatureManagement),
        ["AspNetCore"] = new(static () => FeatureLibraries.FeatureManagement),
        ["OpenFeature"] = new(static () => [FeatureLibraries.OpenFeature]),
        ["LaunchDarkly"] = new(static () => [FeatureLibraries.LaunchDarkly]),
        ["Unleash"] = new(static () => [FeatureLibraries.Unleash]),
        ["NSubstitute"] = new(static () => [Package("NSubstitute")]),
        ["Moq"] = new(static () => [Stub("Moq")]),
        ["FakeItEasy"] = new(static () => [Stub("FakeItEasy")]),
        ["MSTest"] = new(static () => [Stub("MSTest")]),
        ["NUnit"] = new(static () => [Stub("NUnit")]),
        ["Domain"] = new(static () => [Stub("Domain")]),
        ["Mediator"] = new(static () => [Stub("Mediator")]),
        ["Xunit"] = new(static () => [.. new[] { "xunit.v3.core", "xunit.v3.common", "xunit.v3.assert" }.Select(Beside)]),
    };

    /// <summary>The shop that the cases are about, and the libraries of one of them.</summary>
    public static ImmutableArray<MetadataReference> FindAll(IEnumerable<string> names) =>
        [.. names.Where(static name => name != "Missing").Append("Domain").SelectMany(static name => Find(name)).Distinct()];

    private static ImmutableArray<MetadataReference> Find(string name) =>
        s_all.TryGetValue(name, out Lazy<ImmutableArray<MetadataReference>>? library) ? library.Value
            : throw new FormatException($"There is no library '{name}': {string.Join(", ", s_all.Keys)}, or Missing.");

    private static PortableExecutableReference Beside(string name) => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    private static PortableExecutableReference Package(string name)
    {
        string folder = typeof(CaseLibraries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == name).Value!;
        string target = Directory.GetDirectories(Path.Combine(folder, "lib"), "net?.0").Order(StringComparer.Ordinal).Last();
        return MetadataReference.CreateFromFile(Path.Combine(target, name + ".dll"));
    }

    private static MetadataReference Stub(string name) =>
        new FlagsProject { AssemblyName = name }
            .WithSource(name + ".cs", File.ReadAllText(RepositoryRoot.PathOf($"tests/TypedFlags.FlagRemoval.Tests/Stubs/{name}.cs")))
            .Compile()
            .ToReference();
}

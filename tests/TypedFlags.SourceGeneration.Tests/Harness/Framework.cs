using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Tests.Harness;

/// <summary>What every project refers to: .NET itself, and our runtime with what it needs.</summary>
internal static class Framework
{
    public static string RuntimePath { get; } = typeof(FlagReason).Assembly.Location;

    public static ImmutableArray<MetadataReference> References { get; } = Load();

    private static ImmutableArray<MetadataReference> Load()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string beside = Path.GetDirectoryName(RuntimePath)!;
        string[] trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return
        [
            .. trusted
                .Where(path => Path.GetDirectoryName(path) == framework || IsOurs(Path.GetFileName(path)))
                .Append(RuntimePath)
                .Concat(Directory.GetFiles(beside, "Microsoft.Extensions.*.dll"))
                .Distinct(StringComparer.Ordinal)
                .DistinctBy(Path.GetFileName)
                .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path)),
        ];
    }

    private static bool IsOurs(string file) => file == "TypedFlags.dll";
}

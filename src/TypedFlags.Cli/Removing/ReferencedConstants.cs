using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.Cli.Removing;

/// <summary>The names of constants of packages and other assemblies that are a flag's key: code that uses them has neither the key nor the accessor in its text.</summary>
internal static class ReferencedConstants
{
    private static readonly string[] Frameworks = ["System.", "Microsoft.", "mscorlib.", "netstandard.", "WindowsBase."];

    /// <summary>The assemblies that may have any: not those of .NET.</summary>
    public static IReadOnlyList<PortableExecutableReference> AssembliesOf(IEnumerable<MetadataReference> references) =>
    [
        .. references.OfType<PortableExecutableReference>().Distinct()
            .Where(static reference => !Array.Exists(Frameworks, framework => Path.GetFileName(reference.FilePath ?? "").StartsWith(framework, StringComparison.Ordinal))),
    ];

    /// <summary>The names, each once.</summary>
    public static IEnumerable<string> NamesOf(string key, IEnumerable<PortableExecutableReference> assemblies) =>
        assemblies.SelectMany(assembly => MetadataConstants.NamesOf(key, assembly)).Distinct(StringComparer.Ordinal);
}

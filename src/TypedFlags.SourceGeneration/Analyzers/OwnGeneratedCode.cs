using Microsoft.CodeAnalysis;

namespace TypedFlags.SourceGeneration.Analyzers;

/// <summary>What our own generator wrote: it names every flag, and uses none.</summary>
internal static class OwnGeneratedCode
{
    // The compiler puts a generator's files under <its assembly>/<its type>, in a folder of its own choosing.
    private static readonly string Folder = $"{typeof(FlagsGenerator).Namespace}.{nameof(FlagsGenerator)}";

    /// <summary>True for a file of <see cref="FlagsGenerator"/>.</summary>
    public static bool Is(SyntaxTree tree) => Is(tree.FilePath);

    /// <summary>True for the path of such a file, also where it was written to a folder of the project.</summary>
    public static bool Is(string path) => path.IndexOf(Folder, StringComparison.Ordinal) >= 0;
}

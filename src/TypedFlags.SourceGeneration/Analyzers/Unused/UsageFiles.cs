using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Inputs;

namespace TypedFlags.SourceGeneration.Analyzers.Unused;

/// <summary>The additional files that may use flags and are no C# of this compilation.</summary>
internal static class UsageFiles
{
    private const string Metadata = "build_metadata.AdditionalFiles.TypedFlagsUsage";
    private const string Named = "true";
    private const string LeftOut = "other-target";

    // Their C# is generated; in editors and where its generator does not run, the text is all there is.
    private static readonly string[] MarkupExtensions = [".cshtml", ".razor", ".xaml", ".axaml"];

    /// <summary>
    /// Mark-up of this project, the files of other projects that the build names, and those of this project that another target framework compiles.
    /// </summary>
    public static IEnumerable<AdditionalText> In(AnalyzerOptions options) =>
        options.AdditionalFiles.Where(file => IsMarkup(file.Path) || Is(Named, file, options) || Is(LeftOut, file, options));

    /// <summary>True where the build says who else uses the flags, by the item <c>TypedFlagsUsage</c>.</summary>
    public static bool AreNamed(AnalyzerOptions options) => options.AdditionalFiles.Any(file => Is(Named, file, options));

    // The flags' own files name every flag, and so does what is generated from them, which EmitCompilerGeneratedFiles may put beside the project's code.
    private static bool Is(string usage, AdditionalText file, AnalyzerOptions options) =>
        !FlagsFileName.IsMatch(file.Path)
        && !OwnGeneratedCode.Is(file.Path)
        && options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Metadata, out string? value)
        && string.Equals(value.Trim(), usage, StringComparison.OrdinalIgnoreCase);

    private static bool IsMarkup(string path)
    {
        foreach (string extension in MarkupExtensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

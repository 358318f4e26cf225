using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers;

/// <summary>Reads what a team sets: in <c>.editorconfig</c>, where it may differ from file to file, else as a property of the build.</summary>
internal static class AnalyzerSetting
{
    /// <summary>The text, trimmed, or null where nothing is set.</summary>
    /// <param name="options">What the compiler passes on.</param>
    /// <param name="tree">The file that asks.</param>
    /// <param name="key">The key in <c>.editorconfig</c>, in lower case.</param>
    /// <param name="property">The MSBuild property, or null where there is none.</param>
    public static string? Read(AnalyzerConfigOptionsProvider options, SyntaxTree tree, string key, string? property) =>
        Read(options.GetOptions(tree), key)
        ?? Read(options.GlobalOptions, key)
        ?? (property is null ? null : Read(options.GlobalOptions, "build_property." + property));

    /// <summary>A number of days; null where none is set, or what is set is no whole number from 0 to 36500.</summary>
    /// <inheritdoc cref="Read(AnalyzerConfigOptionsProvider, SyntaxTree, string, string?)"/>
    public static int? ReadDays(AnalyzerConfigOptionsProvider options, SyntaxTree tree, string key, string property) =>
        int.TryParse(Read(options, tree, key, property), NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days <= 36_500
            ? days
            : null;

    private static string? Read(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && value.Trim() is { Length: > 0 } text ? text : null;
}

using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlags.SourceGeneration.Inputs;

/// <summary>The MSBuild properties that matter.</summary>
/// <param name="RootNamespace">The project's root namespace, or null.</param>
/// <param name="TypedFlagsToday">The date of a reproducible build, as written, or null.</param>
internal sealed record BuildProperties(string? RootNamespace, string? TypedFlagsToday)
{
    /// <summary>The UTC date against which dates in the file are held. What is generated does not depend on it.</summary>
    public DateTime Today =>
        DateTime.TryParseExact(TypedFlagsToday, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime today)
            ? DateTime.SpecifyKind(today, DateTimeKind.Utc)
            : DateTime.UtcNow.Date;

    public static BuildProperties From(AnalyzerConfigOptionsProvider options) =>
        new(Read(options, "build_property.RootNamespace"), Read(options, "build_property.TypedFlagsToday"));

    private static string? Read(AnalyzerConfigOptionsProvider options, string name) =>
        options.GlobalOptions.TryGetValue(name, out string? value) && value.Trim() is { Length: > 0 } text ? text : null;
}

using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>Versions of C# as projects name them.</summary>
internal static class LanguageVersions
{
    /// <summary>What this compiler has for a version: the newest it knows, previews included, where nothing is said or it is a newer one.</summary>
    public static LanguageVersion Parse(string? text) =>
        text is not null && LanguageVersionFacts.TryParse(text, out LanguageVersion version) && version is not (LanguageVersion.Default or LanguageVersion.Latest or LanguageVersion.LatestMajor)
            ? version
            : LanguageVersion.Preview;
}

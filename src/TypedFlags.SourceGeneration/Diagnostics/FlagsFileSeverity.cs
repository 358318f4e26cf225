using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlags.SourceGeneration.Diagnostics;

/// <summary>
/// How bad a diagnostic in a flags file is: what <c>.editorconfig</c> says under <c>[*.yaml]</c> as <c>typedflags_tf2005_severity</c>.
/// The compiler itself reads <c>dotnet_diagnostic.TF2005.severity</c> for C# only, and what it is told for the whole project
/// (<c>.globalconfig</c>, <c>NoWarn</c>, <c>WarningsAsErrors</c>) it applies after this.
/// </summary>
internal static class FlagsFileSeverity
{
    /// <summary>The severity; null where nothing is to be reported.</summary>
    /// <param name="rule">
    /// The rule. An error can be made a warning, and no less: a flag is then missing in C#, or is not all that the file says, and that
    /// must not go unsaid.
    /// </param>
    /// <param name="options">What holds for the file.</param>
    public static DiagnosticSeverity? Of(DiagnosticDescriptor rule, AnalyzerConfigOptions options)
    {
        DiagnosticSeverity? wanted = Read(rule, options);
        return rule.DefaultSeverity == DiagnosticSeverity.Error && wanted is not DiagnosticSeverity.Error ? DiagnosticSeverity.Warning : wanted;
    }

    /// <summary>The key in <c>.editorconfig</c>.</summary>
    public static string KeyOf(string id) => "typedflags_" + id.ToLowerInvariant() + "_severity";

    private static DiagnosticSeverity? Read(DiagnosticDescriptor rule, AnalyzerConfigOptions options)
    {
        if (!options.TryGetValue(KeyOf(rule.Id), out string? text))
        {
            return rule.DefaultSeverity;
        }

        return text.Trim().ToLowerInvariant() switch
        {
            "none" => null,
            "silent" => DiagnosticSeverity.Hidden,
            "suggestion" => DiagnosticSeverity.Info,
            "warning" => DiagnosticSeverity.Warning,
            "error" => DiagnosticSeverity.Error,
            _ => rule.DefaultSeverity,
        };
    }
}

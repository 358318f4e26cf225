using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Diagnostics;

/// <summary>Makes the diagnostics that stand in a flags file, as the file's comments and <c>.editorconfig</c> want them.</summary>
internal static class FlagsFileDiagnostic
{
    /// <summary>A diagnostic with its severity, or null where it is switched off.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="file">The file, as it was read from <paramref name="text"/>.</param>
    /// <param name="range">The place in the file.</param>
    /// <param name="text">The text, whose lines the location names.</param>
    /// <param name="options">What <c>.editorconfig</c> says of this file: <c>AnalyzerConfigOptionsProvider.GetOptions(additionalText)</c>.</param>
    /// <param name="message">The message.</param>
    /// <param name="properties">What the code fixes get.</param>
    public static Diagnostic? Create(
        DiagnosticDescriptor rule,
        FlagsFile file,
        TextRange range,
        SourceText text,
        AnalyzerConfigOptions options,
        string message,
        ImmutableDictionary<string, string?>? properties = null)
    {
        int start = Math.Min(range.Start, text.Length);
        if (FlagsFileSeverity.Of(rule, options) is not { } severity
            || file.Suppressions.IsSuppressed(rule.Id, file.Lines.GetPosition(start).Line))
        {
            return null;
        }

        TextSpan span = TextSpan.FromBounds(start, Math.Min(Math.Max(range.End, start), text.Length));
        Location location = Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
        return Diagnostic.Create(rule, location, severity, additionalLocations: null, properties, message);
    }
}

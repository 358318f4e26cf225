using System.Globalization;

namespace TypedFlags.Definitions;

/// <summary>A mistake in a file, where it is, and what to do.</summary>
/// <param name="Id">TF2001 to TF2014.</param>
/// <param name="Severity">Error or warning; fixed by the id.</param>
/// <param name="Message">One sentence or two, ending in a full stop.</param>
/// <param name="Path">The file, as given to the parser.</param>
/// <param name="Range">The offending text.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in UTF-16 code units.</param>
/// <param name="Suggestion">The near name that replaces <paramref name="Range"/> for a code fix, or null.</param>
public sealed record FlagsDiagnostic(
    string Id,
    FlagsDiagnosticSeverity Severity,
    string Message,
    string Path,
    TextRange Range,
    int Line,
    int Column,
    string? Suggestion = null)
{
    /// <summary><c>flags.yaml(12,5): error TF2002: …</c>, the form that MSBuild and editors read.</summary>
    public override string ToString() =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0}({1},{2}): {3} {4}: {5}",
            Path,
            Line,
            Column,
            Severity == FlagsDiagnosticSeverity.Error ? "error" : "warning",
            Id,
            Message);
}

/// <summary>How bad it is.</summary>
public enum FlagsDiagnosticSeverity
{
    /// <summary>The build goes on.</summary>
    Warning,

    /// <summary>The build stops.</summary>
    Error,
}

/// <summary>A piece of a file's text, in UTF-16 code units from its start.</summary>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>The first position behind it.</summary>
    public int End => Start + Length;
}

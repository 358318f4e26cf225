using System.Globalization;

namespace TypedFlags.Definitions;

/// <summary>A mistake in a file, where it is, and what to do.</summary>
/// <param name="Id">TF2001 to TF2014.</param>
/// <param name="Severity">Error or warning; fixed by the id.</param>
/// <param name="Message">One sentence or two, ending in a full stop or a question mark.</param>
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
    /// <summary>Makes a diagnostic whose severity follows from its id, and its line and column from its range.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">One of <see cref="FlagsDiagnosticIds"/>.</param>
    /// <param name="range">The offending text; cut to what lies inside the file.</param>
    /// <param name="message">One sentence or two, ending in a full stop.</param>
    /// <param name="suggestion">The near name, or null.</param>
    public static FlagsDiagnostic Create(FlagsFile file, string id, TextRange range, string message, string? suggestion = null) =>
        Create(file.Path, file.Text, file.Lines, id, range, message, suggestion);

    internal static FlagsDiagnostic Create(
        string path, string text, LineMap lines, string id, TextRange range, string message, string? suggestion = null)
    {
        int start = Math.Min(Math.Max(range.Start, 0), text.Length);
        int length = Math.Min(Math.Max(range.Length, 0), text.Length - start);
        (int line, int column) = lines.GetPosition(start);
        return new FlagsDiagnostic(
            id, FlagsDiagnosticDescriptor.Get(id).Severity, message, path, new TextRange(start, length), line, column, suggestion);
    }

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

using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlags.Definitions;

namespace TypedFlags.Cli.Output;

/// <summary>Findings as one JSON array, a finding a line.</summary>
internal static class DiagnosticsJson
{
    public static void Write(IReadOnlyList<FlagsDiagnostic> diagnostics, ResultOutput output)
    {
        output.Write("["u8);
        using Utf8JsonWriter json = new(output, ToolJson.WriterOptions);
        for (int index = 0; index < diagnostics.Count; index++)
        {
            output.Write(index == 0 ? "\n  "u8 : ",\n  "u8);
            Write(diagnostics[index], json);
            json.Flush();
            json.Reset();
        }

        output.Write(diagnostics.Count == 0 ? "]"u8 : "\n]"u8);
        output.EndLine();
    }

    private static void Write(FlagsDiagnostic diagnostic, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("file"u8, diagnostic.Path);
        json.WriteNumber("line"u8, diagnostic.Line);
        json.WriteNumber("column"u8, diagnostic.Column);
        json.WriteString("id"u8, diagnostic.Id);
        json.WriteString("severity"u8, diagnostic.Severity == FlagsDiagnosticSeverity.Error ? "error"u8 : "warning"u8);
        json.WriteString("message"u8, diagnostic.Message);
        if (diagnostic.Suggestion is { } suggestion)
        {
            json.WriteString("suggestion"u8, suggestion);
        }

        json.WriteEndObject();
    }
}

/// <summary>How this tool writes JSON.</summary>
internal static class ToolJson
{
    /// <summary>Letters of all languages as they are: the output is UTF-8 for files and pipes, never part of a web page.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

using System.Text;
using TypedFlags.Definitions.Json;

namespace TypedFlags.Definitions;

/// <summary>
/// Writes the compiled definitions: what the runtime reads of a file (docs/architecture.md). The same model always gives the same
/// text. Thread-safe.
/// </summary>
public static class CompiledDefinitionsWriter
{
    /// <summary>The header and a line a flag, <c>\n</c> between the lines and none after the last.</summary>
    public static string Write(FlagSetDefinition definition)
    {
        StringBuilder text = new(256 + (definition.Flags.Count * 256));
        JsonText json = new(text);
        HeaderText.Write(json, definition.Context, definition.Segments);
        foreach (FlagDefinition flag in definition.Flags)
        {
            text.Append('\n');
            FlagText.Write(json, flag);
        }

        return text.ToString();
    }

    /// <summary>The first line: the format's number, the context and the segments.</summary>
    public static string WriteHeader(EquatableArray<AttributeDefinition> context, EquatableArray<SegmentDefinition> segments)
    {
        StringBuilder text = new();
        HeaderText.Write(new JsonText(text), context, segments);
        return text.ToString();
    }

    /// <summary>The line of one flag, without a line break.</summary>
    public static string WriteFlag(FlagDefinition flag)
    {
        StringBuilder text = new(256);
        FlagText.Write(new JsonText(text), flag);
        return text.ToString();
    }
}

using System.Text.Json;
using TypedFlags.Cli.Code;
using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Usage;

/// <summary>Flags that should go, as one JSON array.</summary>
internal static class StaleJson
{
    public static void Write(IReadOnlyList<AgingFlag> flags, CodePaths paths, ResultOutput output)
    {
        using Utf8JsonWriter json = new(output, ToolJson.WriterOptions);
        json.WriteStartArray();
        foreach (AgingFlag flag in flags)
        {
            json.WriteStartObject();
            json.WriteString("flag"u8, flag.Flag.Key);
            json.WriteString("file"u8, paths.Of(flag.File));
            json.WriteNumber("line"u8, flag.Line);
            json.WriteStartArray("reasons"u8);
            foreach (string reason in flag.Reasons)
            {
                json.WriteStringValue(reason);
            }

            json.WriteEndArray();
            json.WriteNumber("uses"u8, flag.Uses);
            if (flag.AgeInDays is { } days)
            {
                json.WriteNumber("ageInDays"u8, days);
            }

            if (flag.Flag.Owner is { } owner)
            {
                json.WriteString("owner"u8, owner);
            }

            json.WriteString("command"u8, UsageRun.CommandOf(flag));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.EndLine();
    }
}

using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace TypedFlags;

/// <summary>
/// Turns what configuration says of a flag back into the JSON it was meant as. Configuration knows only keys and text: it has no
/// lists (only the keys 0, 1, 2…), no numbers, and no difference between an empty list and an empty text.
/// </summary>
internal static class ConfigurationJson
{
    /// <summary>The language itself nests less than this; what is deeper is a mistake or an attack.</summary>
    private const int MaxDepth = 32;

    private const int LongestPathShown = 120;

    /// <summary>Names whose empty text is an empty list, because JSON's <c>[]</c> arrives as "".</summary>
    private static readonly HashSet<string> Lists =
        new(StringComparer.OrdinalIgnoreCase) { "users", "groups", "environments", "requires", "rules", "schedule" };

    /// <summary>Reads one flag's section.</summary>
    /// <param name="flag">The section.</param>
    /// <param name="problems">Takes a sentence when something cannot be read.</param>
    /// <param name="shorthand">The flag's own value as JSON text, or null when it has none.</param>
    /// <returns>The properties below the flag; JSON null when the configuration says null; nothing when there is only a value.</returns>
    public static JsonElement? Read(IConfigurationSection flag, ICollection<string> problems, out JsonElement? shorthand)
    {
        shorthand = flag.Value is { } value ? Write(writer => writer.WriteStringValue(value)) : null;
        List<IConfigurationSection> children = [.. flag.GetChildren()];
        if (children.Count == 0)
        {
            return shorthand is null ? Write(static writer => writer.WriteNullValue()) : null;
        }

        // A flag is a map, even of properties that are mistakenly called 0 and 1.
        return Write(writer => WriteMap(writer, children, parent: flag.Key, depth: 1, problems));
    }

    private static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            write(writer);
        }

        using JsonDocument document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void WriteMap(
        Utf8JsonWriter writer,
        List<IConfigurationSection> children,
        string parent,
        int depth,
        ICollection<string> problems)
    {
        writer.WriteStartObject();
        foreach (IConfigurationSection child in children)
        {
            writer.WritePropertyName(child.Key);
            WriteValue(writer, child, parent, depth, problems);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, IConfigurationSection section, string parent, int depth, ICollection<string> problems)
    {
        List<IConfigurationSection> children = [.. section.GetChildren()];
        if (children.Count == 0)
        {
            WriteScalar(writer, section, parent);
        }
        else if (depth == MaxDepth)
        {
            problems.Add($"'{Shortened(section.Path)}' is nested deeper than {MaxDepth} levels; what is below it is ignored.");
            writer.WriteNullValue();
        }
        else if (IsList(section, depth, children))
        {
            writer.WriteStartArray();
            foreach (IConfigurationSection item in children)
            {
                WriteValue(writer, item, parent: string.Empty, depth + 1, problems);
            }

            writer.WriteEndArray();
        }
        else
        {
            WriteMap(writer, children, section.Key, depth + 1, problems);
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, IConfigurationSection section, string parent)
    {
        string? value = section.Value;
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else if (value.Length == 0 && (Lists.Contains(section.Key) || Lists.Contains(parent)))
        {
            writer.WriteStartArray();
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    private static string Shortened(string path) => path.Length <= LongestPathShown ? path : path[..LongestPathShown] + "…";

    /// <summary>Whether the children are a list's items. Tenants are a map even where their ids are numbers.</summary>
    private static bool IsList(IConfigurationSection section, int depth, List<IConfigurationSection> children) =>
        !(depth == 1 && string.Equals(section.Key, "tenants", StringComparison.OrdinalIgnoreCase))
        && children.TrueForAll(static child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _));
}

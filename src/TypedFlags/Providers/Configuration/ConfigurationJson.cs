using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace TypedFlags;

/// <summary>
/// Turns what configuration says of a flag back into the JSON it was meant as. Configuration knows only keys and text: it has no
/// lists (only the keys 0, 1, 2…), no numbers, no difference between an empty list and an empty text, and its keys ignore case.
/// </summary>
internal static class ConfigurationJson
{
    /// <summary>The language itself nests less than this; what is deeper is a mistake or an attack.</summary>
    private const int MaxDepth = 32;

    private const int LongestPathShown = 120;

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
        return Write(writer => WriteMap(writer, children, ConfigurationPlace.State, depth: 1, problems));
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
        ConfigurationPlace place,
        int depth,
        ICollection<string> problems)
    {
        writer.WriteStartObject();
        foreach (IConfigurationSection child in children)
        {
            string name = ConfigurationPlaces.Spell(place, child.Key);
            writer.WritePropertyName(name);
            if (child.Value is { Length: 0 } && ConfigurationPlaces.HasListAt(place, name) && !child.GetChildren().Any())
            {
                // JSON's [] arrives as empty text.
                writer.WriteStartArray();
                writer.WriteEndArray();
            }
            else
            {
                WriteValue(writer, child, ConfigurationPlaces.Below(place, name), depth, problems);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(
        Utf8JsonWriter writer,
        IConfigurationSection section,
        ConfigurationPlace place,
        int depth,
        ICollection<string> problems)
    {
        // Asking for children goes through every key there is, so nobody asks where there is text already. Empty text may be a list
        // that one source left empty and another filled.
        List<IConfigurationSection> children = section.Value is { Length: > 0 } ? [] : [.. section.GetChildren()];
        if (children.Count == 0)
        {
            WriteScalar(writer, section.Value);
        }
        else if (depth == MaxDepth)
        {
            problems.Add($"'{Shortened(section.Path)}' is nested deeper than {MaxDepth} levels; what is below it is ignored.");
            writer.WriteNullValue();
        }
        else if (place != ConfigurationPlace.Tenants && children.TrueForAll(IsItem))
        {
            writer.WriteStartArray();
            foreach (IConfigurationSection item in children)
            {
                WriteValue(writer, item, ConfigurationPlaces.Below(place, item.Key), depth + 1, problems);
            }

            writer.WriteEndArray();
        }
        else
        {
            WriteMap(writer, children, place, depth + 1, problems);
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, string? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    private static bool IsItem(IConfigurationSection child) =>
        int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Shortened(string path) => path.Length <= LongestPathShown ? path : path[..LongestPathShown] + "…";
}

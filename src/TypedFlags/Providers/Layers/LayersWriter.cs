using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// Writes what all providers of an engine say, so that another engine that reads it (<see cref="LayersReader"/>) answers the same.
/// </summary>
/// <remarks>
/// <code>{"format":1,"stale":true,"layers":[{"flags":{"new_cart":{"rollout":5}},"text":{"new_checkout":{"rollout":"25"}}}]}</code>
/// The first layer has each flag's first state, the second one its second, and so on: they are put over one another by who reads them, with the
/// definitions at hand. <c>text</c> has states in which every scalar is text, as in configuration; <c>stale</c> is there where one of
/// the providers only has a copy. Equal states give equal bytes.
/// </remarks>
internal static class LayersWriter
{
    /// <summary>Written as <c>format</c>; who knows a lower number only must not guess.</summary>
    public const int Format = 1;

    /// <param name="contents">What each provider says, in their order.</param>
    /// <param name="sets">The definitions, for the spelling of the keys.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(IReadOnlyList<FlagProviderState> contents, IReadOnlyCollection<FlagDefinitionSet> sets)
    {
        SortedDictionary<string, List<Piece>> flags = new(StringComparer.Ordinal);
        foreach (FlagProviderState content in contents)
        {
            foreach ((string key, ProvidedFlag flag) in InTheFlagsSpelling(content, sets))
            {
                if (!flags.TryGetValue(key, out List<Piece>? pieces))
                {
                    flags.Add(key, pieces = []);
                }

                AddPieces(pieces, flag);
            }
        }

        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", Format);
            if (contents.Any(static content => content.IsStale))
            {
                writer.WriteBoolean("stale", true);
            }

            writer.WriteStartArray("layers");
            int layers = flags.Values.Select(static pieces => pieces.Count).DefaultIfEmpty().Max();
            for (int layer = 0; layer < layers; layer++)
            {
                writer.WriteStartObject();
                WriteLayer(writer, "flags", flags, layer, hasTextScalars: false);
                WriteLayer(writer, "text", flags, layer, hasTextScalars: true);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>
    /// A flag that two providers spell in two ways is one flag, and the later one wins; under two names, who reads it would have the flag's own spelling win.
    /// </summary>
    private static IEnumerable<(string Key, ProvidedFlag Flag)> InTheFlagsSpelling(FlagProviderState content, IReadOnlyCollection<FlagDefinitionSet> sets)
    {
        HashSet<string> written = new(StringComparer.Ordinal);
        foreach (FlagDefinitionSet set in sets)
        {
            List<(string Key, ProvidedFlag Flag)> ofSet =
                [.. LayerReading.FlagsFor(set, content, out _).Select(one => (set.Compiled.KeyOf(one.Index), one.Flag)).Where(one => !written.Contains(one.Item1))];
            foreach ((string key, ProvidedFlag flag) in ofSet)
            {
                written.Add(key);
                yield return (key, flag);
            }
        }

        // What no assembly here declares may be declared over there.
        foreach ((string key, ProvidedFlag flag) in content.Flags)
        {
            if (sets.All(set => set.Keys.IndexOf(key) < 0))
            {
                yield return (key, flag);
            }
        }
    }

    private static void AddPieces(List<Piece> pieces, ProvidedFlag flag)
    {
        foreach (ProvidedState state in flag.States)
        {
            if (TryWrite(state.Json.WriteTo) is { } json)
            {
                pieces.Add(new Piece(json, state.HasTextScalars));
            }
        }

        foreach (IGrouping<bool, KeyValuePair<string, ProvidedState>> tenants in flag.Tenants.GroupBy(static tenant => tenant.Value.HasTextScalars).OrderBy(static group => group.Key))
        {
            List<(string Id, byte[] Json)> readable =
                [.. tenants.OrderBy(static tenant => tenant.Key, StringComparer.Ordinal).Select(static tenant => (tenant.Key, TryWrite(tenant.Value.Json.WriteTo)!)).Where(static tenant => tenant.Item2 is not null)];
            if (TryWrite(writer => WriteTenants(writer, readable)) is { } json)
            {
                pieces.Add(new Piece(json, tenants.Key));
            }
        }
    }

    private static void WriteTenants(Utf8JsonWriter writer, List<(string Id, byte[] Json)> tenants)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("tenants");
        foreach ((string id, byte[] json) in tenants)
        {
            writer.WritePropertyName(id);
            writer.WriteRawValue(json, skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteLayer(Utf8JsonWriter writer, string name, SortedDictionary<string, List<Piece>> flags, int layer, bool hasTextScalars)
    {
        bool isOpen = false;
        foreach ((string key, List<Piece> pieces) in flags)
        {
            if (layer < pieces.Count && pieces[layer].HasTextScalars == hasTextScalars)
            {
                if (!isOpen)
                {
                    writer.WriteStartObject(name);
                    isOpen = true;
                }

                writer.WritePropertyName(key);
                writer.WriteRawValue(pieces[layer].Json, skipInputValidation: true);
            }
        }

        if (isOpen)
        {
            writer.WriteEndObject();
        }
    }

    /// <summary>Null for what can't be written, as half a surrogate pair: this engine ignores it too, and has said so.</summary>
    private static byte[]? TryWrite(Action<Utf8JsonWriter> write)
    {
        try
        {
            using MemoryStream stream = new();
            using (Utf8JsonWriter writer = new(stream))
            {
                write(writer);
            }

            return stream.ToArray();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private readonly record struct Piece(byte[] Json, bool HasTextScalars);
}

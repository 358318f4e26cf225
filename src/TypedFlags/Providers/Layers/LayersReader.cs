using System.Text.Json;

namespace TypedFlags;

/// <summary>Reads what <see cref="LayersWriter"/> wrote: the state of all providers of another engine, as one provider's.</summary>
internal static class LayersReader
{
    /// <summary>What stands around a state: the document, its layers, a layer, its flags, and a tenant's share in the map of tenants.</summary>
    private const int MaxDepth = FlagProviderState.MaxDepth + 6;

    /// <param name="utf8Json">The text. It may be changed afterwards.</param>
    /// <returns>The state; stale where the other engine's is.</returns>
    /// <exception cref="FormatException">It is no such document, or one of a later version.</exception>
    public static FlagProviderState Read(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8Json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The state of the flags is not JSON that can be read: {exception.Message}", exception);
        }
    }

    private static FlagProviderState Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("format", out JsonElement format)
            || !root.TryGetProperty("layers", out JsonElement layers)
            || layers.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("This is JSON, but not the state of flags as TypedFlags writes it: an object with 'format' and 'layers'.");
        }

        if (!format.TryGetInt32(out int version) || version != LayersWriter.Format)
        {
            throw new FormatException(
                $"The state of the flags is in the format {format.GetRawText()}; this version of TypedFlags reads {LayersWriter.Format}. Update the older of the two.");
        }

        Dictionary<string, List<ProvidedState>> states = new(StringComparer.Ordinal);
        foreach (JsonElement layer in layers.EnumerateArray())
        {
            Read(layer, "flags", hasTextScalars: false, states);
            Read(layer, "text", hasTextScalars: true, states);
        }

        bool isStale = root.TryGetProperty("stale", out JsonElement stale) && stale.ValueKind == JsonValueKind.True;
        return FlagProviderState.OfStates(states) with { IsStale = isStale };
    }

    private static void Read(JsonElement layer, string name, bool hasTextScalars, Dictionary<string, List<ProvidedState>> states)
    {
        if (layer.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"A layer of the state of the flags should be an object, not {JsonScalars.Describe(layer)}.");
        }

        if (!layer.TryGetProperty(name, out JsonElement flags))
        {
            return;
        }

        if (flags.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"'{name}' in the state of the flags should be an object from flags to their state, not {JsonScalars.Describe(flags)}.");
        }

        foreach (JsonProperty flag in flags.EnumerateObject())
        {
            if (!states.TryGetValue(flag.Name, out List<ProvidedState>? ofFlag))
            {
                states.Add(flag.Name, ofFlag = []);
            }

            ofFlag.Add(new ProvidedState(flag.Value.Clone(), hasTextScalars));
        }
    }
}

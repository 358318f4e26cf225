using System.Runtime.InteropServices;
using System.Text.Json;

namespace TypedFlags;

/// <summary>Reads what <see cref="LayersWriter"/> wrote: the state of all providers of another engine, as one provider's.</summary>
internal static class LayersReader
{
    /// <summary>What stands around a state: the document, its layers, a layer, its flags, and a tenant's share in the map of tenants.</summary>
    private const int MaxDepth = FlagProviderState.MaxDepth + 6;

    /// <param name="utf8Json">The text. It may be changed afterwards.</param>
    /// <param name="previous">What was read before: flags of which the text is the same are taken from there, as most are after a change.</param>
    /// <returns>The state; stale where the other engine's is.</returns>
    /// <exception cref="FormatException">It is no such document, or one of a later version.</exception>
    public static FlagProviderState Read(ReadOnlyMemory<byte> utf8Json, FlagProviderState previous)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8Json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Read(document.RootElement, previous);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The state of the flags is not JSON that can be read: {exception.Message}", exception);
        }
    }

    private static FlagProviderState Read(JsonElement root, FlagProviderState previous)
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

        Dictionary<string, List<Piece>> states = new(previous.Count, StringComparer.Ordinal);
        foreach (JsonElement layer in layers.EnumerateArray())
        {
            Read(layer, "flags", hasTextScalars: false, states);
            Read(layer, "text", hasTextScalars: true, states);
        }

        bool isStale = root.TryGetProperty("stale", out JsonElement stale) && stale.ValueKind == JsonValueKind.True;
        return previous.WithFlags(FindChanges(states, previous)) with { IsStale = isStale };
    }

    private static Dictionary<string, ProvidedFlag?> FindChanges(Dictionary<string, List<Piece>> states, FlagProviderState previous)
    {
        Dictionary<string, ProvidedFlag?> changes = new(StringComparer.Ordinal);
        foreach ((string key, List<Piece> pieces) in states)
        {
            ProvidedFlag before = previous.Flags.GetValueOrDefault(key, ProvidedFlag.Empty);
            if (!IsSame(before, pieces))
            {
                changes.Add(key, ProvidedFlag.Of(pieces.Select(static piece => new ProvidedState(piece.Json.Clone(), piece.HasTextScalars))).SharedWith(before));
            }
        }

        foreach (string gone in previous.Flags.Keys.Where(key => !states.ContainsKey(key)))
        {
            changes.Add(gone, null);
        }

        return changes;
    }

    /// <summary>By the bytes: the same state is always written the same way.</summary>
    private static bool IsSame(ProvidedFlag before, List<Piece> now)
    {
        if (before.States.Length != now.Count || !before.Tenants.IsEmpty)
        {
            return false;
        }

        for (int index = 0; index < now.Count; index++)
        {
            ProvidedState state = before.States[index];
            if (state.HasTextScalars != now[index].HasTextScalars || !JsonMarshal.GetRawUtf8Value(state.Json).SequenceEqual(JsonMarshal.GetRawUtf8Value(now[index].Json)))
            {
                return false;
            }
        }

        return true;
    }

    private static void Read(JsonElement layer, string name, bool hasTextScalars, Dictionary<string, List<Piece>> states)
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
            if (!states.TryGetValue(flag.Name, out List<Piece>? ofFlag))
            {
                states.Add(flag.Name, ofFlag = []);
            }

            ofFlag.Add(new Piece(flag.Value, hasTextScalars));
        }
    }

    private readonly record struct Piece(JsonElement Json, bool HasTextScalars);
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// SHA-256 of what a build says of a flag: its compiled line (definition and compiled state, in the canonical form of docs/architecture.md), and those lines of the
/// header that it leans on: segments, by way of segments too, and the declarations of attributes. The same on every machine and in every build of the same text.
/// </summary>
internal static class DefinitionFingerprint
{
    /// <summary>Goes into every fingerprint: what a fingerprint is made of may change one day.</summary>
    private static ReadOnlySpan<byte> Version => "typedflags-1\n"u8;

    /// <returns>64 hexadecimal digits in lower case.</returns>
    public static string Of(CompiledDefinitions definitions, int index)
    {
        JsonElement header = definitions.Header;
        JsonElement flag = definitions.LineOf(index);
        HashSet<string> names = new(StringComparer.Ordinal);
        Gather(flag, names);
        SortedDictionary<string, string> used = new(StringComparer.Ordinal);
        GatherUsed(header, "segments", names, used);
        GatherUsed(header, "context", names, used);

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Version);
        Append(hash, flag.GetRawText());
        foreach ((string name, string text) in used)
        {
            Append(hash, name);
            Append(hash, text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>One of several: of a whole set, or of a key that two sets declare.</summary>
    /// <param name="parts">Keys or names with their fingerprints, in an order that is always the same.</param>
    public static string Of(IEnumerable<(string Name, string Fingerprint)> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Version);
        foreach ((string name, string fingerprint) in parts)
        {
            Append(hash, name);
            Append(hash, fingerprint);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Takes the entries of one part of the header that are named, and what those name in turn. A description that happens to be called like an attribute
    /// takes that in too, which does no harm: it is the same in every build.
    /// </summary>
    private static void GatherUsed(JsonElement header, string part, HashSet<string> names, SortedDictionary<string, string> used)
    {
        if (!header.TryGetProperty(part, out JsonElement entries))
        {
            return;
        }

        bool isMore = true;
        while (isMore)
        {
            isMore = false;
            foreach (JsonProperty entry in entries.EnumerateObject())
            {
                if (names.Contains(entry.Name) && used.TryAdd($"{part}/{entry.Name}", entry.Value.GetRawText()))
                {
                    Gather(entry.Value, names);
                    isMore = true;
                }
            }
        }
    }

    /// <summary>The names of properties, and texts: among them are all the segments and attributes that are used.</summary>
    private static void Gather(JsonElement element, HashSet<string> names)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    names.Add(property.Name);
                    Gather(property.Value, names);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Gather(item, names);
                }

                break;
            case JsonValueKind.String:
                names.Add(element.GetString()!);
                break;
            default:
                break;
        }
    }

    /// <summary>With its length, so that no two lists of texts come to the same bytes.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

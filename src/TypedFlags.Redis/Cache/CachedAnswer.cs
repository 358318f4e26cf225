using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TypedFlags.Redis;

/// <summary>
/// A reading of a store as Redis keeps it: <c>p</c>, or <c>b</c> where what follows the hash is compressed by Brotli; SHA-256 of the question and of the text; the text, which is JSON.
/// What Redis holds may be anybody's: whatever is not so in every part is refused.
/// </summary>
internal static class CachedAnswer
{
    private const byte Plain = (byte)'p';
    private const byte Compressed = (byte)'b';
    private const int Head = 1 + SHA256.HashSizeInBytes;

    /// <summary>The question for everything, to which also those are answered so that asked for less.</summary>
    private const string Everything = "";

    /// <summary>From here on it is worth the time.</summary>
    private const int CompressedFrom = 4 * 1024;

    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 256 };

    /// <returns>Null where it is larger than it may be.</returns>
    public static byte[]? Write(string question, FlagStoreChanges answer, int maxBytes)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(answer.Position);
            json.WriteBooleanValue(answer.IsComplete);
            foreach (StoredFlagState state in answer.States)
            {
                Write(json, state);
                if (json.BytesCommitted + json.BytesPending > maxBytes)
                {
                    return null;
                }
            }

            json.WriteEndArray();
        }

        byte[] hash = Hash(answer.IsComplete ? Everything : question, buffer.WrittenSpan);
        if (buffer.WrittenCount < CompressedFrom)
        {
            return [Plain, .. hash, .. buffer.WrittenSpan];
        }

        using MemoryStream compressed = new();
        compressed.WriteByte(Compressed);
        compressed.Write(hash);
        using (BrotliStream brotli = new(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(buffer.WrittenSpan);
        }

        return compressed.ToArray();
    }

    /// <exception cref="FormatException">It is no such answer, to another question, or larger than it may be.</exception>
    public static FlagStoreChanges Read(string question, ReadOnlyMemory<byte> value, int maxBytes)
    {
        ReadOnlySpan<byte> span = value.Span;
        ReadOnlyMemory<byte> text = span.Length < Head || span[0] is not (Plain or Compressed) ? throw new FormatException("The cached reading is none.")
            : span[0] == Plain ? value[Head..]
            : Expand(value[Head..], maxBytes);
        bool isToThis = span[1..Head].SequenceEqual(Hash(question, text.Span));
        if (!isToThis && !span[1..Head].SequenceEqual(Hash(Everything, text.Span)))
        {
            throw new FormatException("The cached reading is damaged.");
        }

        try
        {
            Utf8JsonReader json = new(text.Span, Deep);
            json.Read();
            json.Read();
            string position = json.GetString() ?? throw new FormatException("The cached reading has no position.");
            json.Read();
            bool isComplete = json.GetBoolean();
            List<StoredFlagState> states = [];
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                // Each by itself: one that is held on to must not hold on to all.
                states.Add(ReadState(JsonElement.ParseValue(ref json)));
            }

            return isToThis || isComplete
                ? new FlagStoreChanges(states, isComplete, position)
                : throw new FormatException("The cached reading is one from another position.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new FormatException("The cached reading cannot be understood.", exception);
        }
    }

    private static void Write(Utf8JsonWriter json, StoredFlagState state)
    {
        json.WriteStartArray();
        json.WriteStringValue(state.FlagKey);
        json.WriteStringValue(state.TenantId);
        json.WriteNumberValue(state.Version);
        json.WriteStringValue(state.ChangedAt);
        json.WriteStringValue(state.ChangedBy);
        if (state.State is { } own)
        {
            json.WriteRawValue(own.GetRawText());
        }

        json.WriteEndArray();
    }

    private static StoredFlagState ReadState(JsonElement state) => new(
        state[0].GetString() ?? "",
        state[1].GetString(),
        state.GetArrayLength() > 5 ? state[5].Clone() : null,
        state[2].GetInt64(),
        state[3].GetDateTimeOffset(),
        state[4].GetString() ?? "");

    private static byte[] Hash(string question, ReadOnlySpan<byte> text)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(question + '\0'));
        hash.AppendData(text);
        return hash.GetHashAndReset();
    }

    private static ReadOnlyMemory<byte> Expand(ReadOnlyMemory<byte> compressed, int maxBytes)
    {
        try
        {
            using MemoryStream source = new(compressed.ToArray(), writable: false);
            using BrotliStream brotli = new(source, CompressionMode.Decompress);
            using MemoryStream text = new();
            byte[] buffer = new byte[64 * 1024];
            for (int count = brotli.Read(buffer); count > 0; count = brotli.Read(buffer))
            {
                if (text.Length + count > maxBytes)
                {
                    throw new FormatException($"The cached reading is larger than {maxBytes} bytes.");
                }

                text.Write(buffer, 0, count);
            }

            return text.GetBuffer().AsMemory(0, (int)text.Length);
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or IOException)
        {
            throw new FormatException("The cached reading cannot be expanded.", exception);
        }
    }
}

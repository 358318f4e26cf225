using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// One line of a store's file: eight hexadecimal digits of CRC-32C (RFC 9260, appendix A) over what follows them and a blank, one JSON object, a line feed. What
/// was torn or changed is told by its sum; people and tools can read the rest.
/// </summary>
internal static class StoreLine
{
    private const int SumLength = 8;

    /// <summary>A state may be nested as deep as a document may; it stands in an object here.</summary>
    private const int MaxDepth = 128;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    /// <summary>Writes a line.</summary>
    /// <exception cref="ArgumentException">It holds text that is no Unicode, or is nested too deep.</exception>
    public static void Write(IBufferWriter<byte> output, StoreRecord record)
    {
        ArrayBufferWriter<byte> json = new();
        try
        {
            using Utf8JsonWriter writer = new(json, Plain);
            writer.WriteStartObject();
            StoreRecordJson.WriteMembers(writer, record);
            writer.WriteEndObject();
        }
        catch (InvalidOperationException exception)
        {
            throw new ArgumentException($"The state can't be written as JSON: {exception.Message}", nameof(record), exception);
        }

        Span<byte> sum = output.GetSpan(SumLength + 1);
        Utf8Formatter.TryFormat(Sum(json.WrittenSpan), sum, out _, new StandardFormat('x', SumLength));
        sum[SumLength] = (byte)' ';
        output.Advance(SumLength + 1);
        output.Write(json.WrittenSpan);
        output.Write("\n"u8);
    }

    /// <summary>Reads a line, without its line feed.</summary>
    /// <returns>Null where it is not one that was written here.</returns>
    public static StoreRecord? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length < SumLength + 3
            || line[SumLength] != (byte)' '
            || !Utf8Parser.TryParse(line[..SumLength], out uint sum, out int digits, 'x')
            || digits != SumLength
            || sum != Sum(line[(SumLength + 1)..]))
        {
            return null;
        }

        try
        {
            return StoreRecordJson.Read(JsonElement.Parse(line[(SumLength + 1)..], new JsonDocumentOptions { MaxDepth = MaxDepth }));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            sum = BitOperations.Crc32C(sum, System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte one in bytes)
        {
            sum = BitOperations.Crc32C(sum, one);
        }

        return ~sum;
    }
}

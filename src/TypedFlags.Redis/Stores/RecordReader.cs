using System.Buffers.Text;
using System.Text.Json;

namespace TypedFlags.Redis;

/// <summary>Reads what the scripts write: lines, and then JSON to the end. What is not so is a <see cref="FormatException"/>.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 256 };

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly int Length => _rest.Length;

    public ReadOnlySpan<byte> Line()
    {
        int end = _rest.IndexOf((byte)'\n');
        if (end < 0)
        {
            throw new FormatException("A line is missing.");
        }

        ReadOnlySpan<byte> line = _rest[..end];
        _rest = _rest[(end + 1)..];
        return line;
    }

    public long Number() =>
        Line() is { Length: > 0 } line && Utf8Parser.TryParse(line, out long number, out int length) && length == line.Length && number >= 0
            ? number
            : throw new FormatException("A number is missing.");

    /// <summary>A time in microseconds since 1970.</summary>
    public DateTimeOffset Time()
    {
        long microseconds = Number();
        return microseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() * 1000
            ? DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds)
            : throw new FormatException("A time is out of range.");
    }

    public JsonElement JsonLine() => Parse(Line());

    /// <summary>So many bytes of JSON; null for none.</summary>
    public JsonElement? Json(long length)
    {
        if (length > _rest.Length)
        {
            throw new FormatException("A state is cut off.");
        }

        ReadOnlySpan<byte> json = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return json.IsEmpty ? null : Parse(json);
    }

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json, Deep);
            JsonElement element = JsonElement.ParseValue(ref reader);
            return reader.Read() ? throw new FormatException("There is more than one piece of JSON.") : element;
        }
        catch (JsonException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }
}

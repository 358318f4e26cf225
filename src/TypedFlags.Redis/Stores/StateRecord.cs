using System.Text;
using System.Text.Json;

namespace TypedFlags.Redis;

/// <summary>
/// A state as Redis has it. The field is the flag's key and, after a NUL, the tenant's id; the value is four lines: version, time, who as a JSON string, and the
/// state as JSON, empty where it was dropped.
/// </summary>
internal static class StateRecord
{
    // Two keys that differ in what is no text would be one field: such a key is refused.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">The key or the id holds half of a surrogate pair.</exception>
    public static byte[] Field(string flagKey, string? tenantId) => Strict.GetBytes(tenantId is null ? flagKey : $"{flagKey}\0{tenantId}");

    /// <summary>Text as JSON.</summary>
    public static byte[] Who(string text) => JsonEncodedText.Encode(text) is { } encoded ? [(byte)'"', .. encoded.EncodedUtf8Bytes, (byte)'"'] : [];

    /// <exception cref="FormatException">It is no such record.</exception>
    public static StoredFlagState Read(byte[] field, byte[] value)
    {
        try
        {
            string[] names = Strict.GetString(field).Split('\0');
            RecordReader reader = new(value);
            long version = reader.Number();
            DateTimeOffset at = reader.Time();
            string who = reader.JsonLine().GetString() ?? "";
            JsonElement? state = reader.Json(reader.Length);
            return names.Length <= 2
                ? new StoredFlagState(names[0], names.ElementAtOrDefault(1), state, version, at, who)
                : throw new FormatException("The field has more than two names.");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new FormatException(exception.Message, exception);
        }
    }
}

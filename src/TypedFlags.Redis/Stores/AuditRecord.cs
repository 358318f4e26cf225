using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace TypedFlags.Redis;

/// <summary>
/// An entry of the audit trail as Redis has it, in lines: version, time, id of the write, a JSON object of flag, tenant, actor and comment, the length of the state before; and then
/// the states before and after as JSON, one behind the other.
/// </summary>
internal static class AuditRecord
{
    public static byte[] Head(FlagStateWrite write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("flag", write.FlagKey);
            json.WriteString("tenant", write.TenantId);
            json.WriteString("actor", write.Actor);
            json.WriteString("comment", write.Comment);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="FormatException">It is no such record.</exception>
    public static FlagAuditEntry Read(byte[] value)
    {
        try
        {
            RecordReader reader = new(value);
            long version = reader.Number();
            DateTimeOffset at = reader.Time();
            ReadOnlySpan<byte> id = reader.Line();
            Guid writeId = Utf8Parser.TryParse(id, out Guid guid, out int length) && length == id.Length ? guid : throw new FormatException("The id is missing.");
            JsonElement head = reader.JsonLine();
            JsonElement? before = reader.Json(reader.Number());
            JsonElement? after = reader.Json(reader.Length);
            return new FlagAuditEntry(
                version, writeId, Text(head, "flag") ?? "", Text(head, "tenant"), before, after, Text(head, "actor") ?? "", Text(head, "comment"), at);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    private static string? Text(JsonElement head, string name) => head.GetProperty(name).GetString();
}

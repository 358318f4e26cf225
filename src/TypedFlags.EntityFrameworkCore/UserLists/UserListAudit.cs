using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// What the audit trail has of a write to a list: <c>{"user_list":{"variant":"full","added":3,"removed":0,"count":103}}</c> for after, and the count alone for before. Never who is in it.
/// </summary>
internal static class UserListAudit
{
    private const string Name = "user_list";

    public static AuditRow Create(UserListWrite write, long version, long before, FlagUserListChange change, DateTimeOffset now) => new()
    {
        Version = version,
        WriteId = write.Id,
        FlagKey = write.List.FlagKey,
        TenantId = write.List.TenantId,
        Before = before == 0 ? null : Write(write.List, ("count", before)),
        After = Write(write.List, ("added", change.Added), ("removed", change.Removed), ("count", change.Count)),
        Actor = write.Actor,
        Comment = write.Comment,
        At = now,
    };

    /// <summary>What a write did that was done before.</summary>
    /// <exception cref="InvalidOperationException">Its id is that of a write to a flag's state.</exception>
    public static FlagUserListChange Read(AuditRow row)
    {
        using JsonDocument? after = row.After is null ? null : JsonDocument.Parse(row.After);
        return after?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(Name, out JsonElement list)
            ? new FlagUserListChange(Number(list, "added"), Number(list, "removed"), Number(list, "count"))
            : throw new InvalidOperationException($"The id {row.WriteId} is that of a write to the state of the flag '{row.FlagKey}'.");
    }

    private static long Number(JsonElement list, string name) => list.GetProperty(name).GetInt64();

    private static string Write(FlagUserList list, params ReadOnlySpan<(string Name, long Value)> numbers)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(Name);
            if (list.Variant is not null)
            {
                writer.WriteString("variant", list.Variant);
            }

            if (list.IsExclude)
            {
                writer.WriteBoolean("exclude", true);
            }

            foreach ((string name, long value) in numbers)
            {
                writer.WriteNumber(name, value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

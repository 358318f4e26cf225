using System.Text.Json;

namespace TypedFlags;

/// <summary>A record as JSON, whose member <c>type</c> says which it is.</summary>
internal static class StoreRecordJson
{
    /// <summary>Raised when a reader that does not know better would misread what is written now.</summary>
    private const int Format = 1;

    public static void WriteMembers(Utf8JsonWriter writer, StoreRecord record)
    {
        switch (record)
        {
            case HeadRecord head:
                writer.WriteString("type"u8, "typedflags"u8);
                writer.WriteNumber("format"u8, Format);
                writer.WriteString("store"u8, head.Store);
                writer.WriteNumber("sequence"u8, head.Sequence);
                writer.WriteNumber("lines"u8, head.Lines);
                break;
            case StateRecord { State: StoredFlagState state } latest:
                writer.WriteString("type"u8, "state"u8);
                WriteWhat(writer, state.Version, state.FlagKey, state.TenantId);
                WriteOptional(writer, "state"u8, state.State);
                WriteWho(writer, state.ChangedBy, state.ChangedAt);
                writer.WriteString("id"u8, latest.WriteId);
                break;
            case WriteRecord { Entry: FlagAuditEntry entry }:
                writer.WriteString("type"u8, "write"u8);
                WriteWhat(writer, entry.Version, entry.FlagKey, entry.TenantId);
                WriteOptional(writer, "before"u8, entry.Before);
                WriteOptional(writer, "state"u8, entry.After);
                WriteWho(writer, entry.Actor, entry.At);
                WriteOptional(writer, "comment"u8, entry.Comment);
                writer.WriteString("id"u8, entry.WriteId);
                break;
            case FingerprintsRecord prints:
                writer.WriteString("type"u8, "fingerprints"u8);
                writer.WriteNumber("version"u8, prints.Version);
                writer.WriteStartObject("flags"u8);
                foreach ((string key, string? fingerprint) in prints.Fingerprints)
                {
                    writer.WriteString(key, fingerprint);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(record), record, message: null);
        }
    }

    /// <summary>Reads what <see cref="WriteMembers"/> wrote; null for a type of record that is not known.</summary>
    /// <exception cref="InvalidDataException">A later version wrote it.</exception>
    public static StoreRecord? Read(JsonElement json) => json.GetProperty("type"u8).GetString() switch
    {
        "typedflags" => ReadHead(json),
        "state" => new StateRecord(
            new StoredFlagState(Text(json, "flag"u8)!, Text(json, "tenant"u8), Element(json, "state"u8), Version(json), At(json), Text(json, "by"u8)!),
            json.GetProperty("id"u8).GetGuid()),
        "write" => new WriteRecord(new FlagAuditEntry(
            Version(json),
            json.GetProperty("id"u8).GetGuid(),
            Text(json, "flag"u8)!,
            Text(json, "tenant"u8),
            Element(json, "before"u8),
            Element(json, "state"u8),
            Text(json, "by"u8)!,
            Text(json, "comment"u8),
            At(json))),
        "fingerprints" => new FingerprintsRecord(
            Version(json),
            json.GetProperty("flags"u8).EnumerateObject().ToDictionary(static one => one.Name, static one => one.Value.GetString(), StringComparer.Ordinal)),
        _ => null,
    };

    private static HeadRecord ReadHead(JsonElement json)
    {
        int format = json.GetProperty("format"u8).GetInt32();
        return format == Format
            ? new HeadRecord(json.GetProperty("store"u8).GetGuid(), json.GetProperty("sequence"u8).GetInt64(), json.GetProperty("lines"u8).GetInt32())
            : throw new InvalidDataException(
                FormattableString.Invariant($"The store was written by a later version of TypedFlags (format {format}; this one knows {Format}). Update this application, too."));
    }

    private static void WriteWhat(Utf8JsonWriter writer, long version, string flagKey, string? tenantId)
    {
        writer.WriteNumber("version"u8, version);
        writer.WriteString("flag"u8, flagKey);
        WriteOptional(writer, "tenant"u8, tenantId);
    }

    private static void WriteWho(Utf8JsonWriter writer, string actor, DateTimeOffset at)
    {
        writer.WriteString("by"u8, actor);
        writer.WriteString("at"u8, at);
    }

    private static void WriteOptional(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteOptional(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? element)
    {
        if (element is { } some)
        {
            writer.WritePropertyName(name);
            some.WriteTo(writer);
        }
    }

    private static long Version(JsonElement json) => json.GetProperty("version"u8).GetInt64();

    private static DateTimeOffset At(JsonElement json) => json.GetProperty("at"u8).GetDateTimeOffset();

    private static string? Text(JsonElement json, ReadOnlySpan<byte> name) => json.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    // A copy of its own, which does not keep the whole line in memory.
    private static JsonElement? Element(JsonElement json, ReadOnlySpan<byte> name) => json.TryGetProperty(name, out JsonElement element) ? element.Clone() : null;
}

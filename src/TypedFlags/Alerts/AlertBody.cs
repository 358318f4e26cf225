using System.Buffers;
using System.Security.Cryptography;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TypedFlags;

/// <summary>What goes over the wire: the alert as JSON, and its signature.</summary>
internal static class AlertBody
{
    /// <summary>A larger alert goes without the states.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>What stands in the place of a property that may name people.</summary>
    private const string Redacted = "[redacted]";

    /// <summary>
    /// The properties that name nobody. Others (users, groups, exclude, rules, whose conditions may compare targeting keys, and what is added to the language one
    /// day) are not sent on.
    /// </summary>
    private static readonly HashSet<string> Shown =
        new(["enabled", "environments", "requires", "rollout", "schedule", "serve", "split", "staff_only"], StringComparer.Ordinal);

    /// <summary>A copy of a state that names no users.</summary>
    public static JsonElement? Redact(JsonElement? state)
    {
        if (state is not { ValueKind: JsonValueKind.Object } properties)
        {
            return state;
        }

        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            WriteRedacted(writer, properties, isTenant: false);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>The alert as UTF-8; at most 64 KiB where the other texts are within a store's limits.</summary>
    public static byte[] Of(FlagAlert alert)
    {
        byte[] whole = Write(alert, hasStates: true);
        return whole.Length <= MostBytes ? whole : Write(alert, hasStates: false);
    }

    /// <summary>HMAC-SHA256 (RFC 2104, FIPS 180-4) over the time, a dot and the body, as <c>t=1700000000,v1=hex</c>.</summary>
    public static string Sign(byte[] body, byte[] secret, DateTimeOffset now)
    {
        string time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time), (byte)'.', .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(secret, signed))}";
    }

    private static byte[] Write(FlagAlert alert, bool hasStates)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, alert.Id);
            writer.WriteString("flag"u8, alert.FlagKey);
            WriteText(writer, "tenant", alert.TenantId);
            writer.WriteString("environment"u8, alert.Environment);
            writer.WriteString("from"u8, NameOf(alert.From));
            writer.WriteString("to"u8, NameOf(alert.To));
            WriteState(writer, "before", hasStates ? alert.Before : null);
            WriteState(writer, "after", hasStates ? alert.After : null);
            writer.WriteNumber("version"u8, alert.Version);
            writer.WriteString("actor"u8, alert.Actor);
            WriteText(writer, "comment", alert.Comment);
            writer.WriteString("at"u8, alert.At.ToUniversalTime());
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string NameOf(FlagSwitch value) => value switch
    {
        FlagSwitch.On => "on",
        FlagSwitch.Off => "off",
        _ => "unset",
    };

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteState(Utf8JsonWriter writer, string name, JsonElement? state)
    {
        if (state is { } there)
        {
            writer.WritePropertyName(name);
            there.WriteTo(writer);
        }
    }

    private static void WriteRedacted(Utf8JsonWriter writer, JsonElement state, bool isTenant)
    {
        writer.WriteStartObject();
        foreach (JsonProperty property in state.EnumerateObject())
        {
            if (Shown.Contains(property.Name))
            {
                property.WriteTo(writer);
            }
            else if (!isTenant && property.NameEquals("tenants"u8) && property.Value.ValueKind == JsonValueKind.Object)
            {
                WriteTenants(writer, property.Value);
            }
            else
            {
                writer.WriteString(property.Name, Redacted);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteTenants(Utf8JsonWriter writer, JsonElement tenants)
    {
        writer.WriteStartObject("tenants"u8);
        foreach (JsonProperty tenant in tenants.EnumerateObject())
        {
            writer.WritePropertyName(tenant.Name);
            if (tenant.Value.ValueKind == JsonValueKind.Object)
            {
                WriteRedacted(writer, tenant.Value, isTenant: true);
            }
            else
            {
                tenant.Value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}

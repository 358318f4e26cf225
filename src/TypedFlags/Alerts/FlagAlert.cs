using System.Text.Json;

namespace TypedFlags;

/// <summary>What a stored state says of a flag, or of one tenant's share in it, as a whole.</summary>
public enum FlagSwitch
{
    /// <summary>Nothing: there is no state, or it only changes other properties; what stands below it decides.</summary>
    Unset,

    /// <summary>Switched off: <c>enabled: false</c>, or off is served to everyone.</summary>
    Off,

    /// <summary>Switched on: <c>enabled: true</c>, or a value is served.</summary>
    On,
}

/// <summary>One write to the <see cref="FlagStore"/> service of this process, as a webhook tells it.</summary>
/// <param name="Id">The write's own id; the same where an alert is sent again.</param>
/// <param name="FlagKey">The flag.</param>
/// <param name="TenantId">The tenant; null for the flag's own state.</param>
/// <param name="From">What the state before said.</param>
/// <param name="To">What the state now says.</param>
/// <param name="Before">The state before, without lists of users and conditions; null where there was none.</param>
/// <param name="After">The state now, without lists of users and conditions; null where it was dropped.</param>
/// <param name="Version">The version that the write made.</param>
/// <param name="Actor">Who wrote.</param>
/// <param name="Comment">Why, or null.</param>
/// <param name="At">When, by the store's clock.</param>
/// <param name="Environment">The environment of the engine.</param>
public sealed record FlagAlert(
    Guid Id,
    string FlagKey,
    string? TenantId,
    FlagSwitch From,
    FlagSwitch To,
    JsonElement? Before,
    JsonElement? After,
    long Version,
    string Actor,
    string? Comment,
    DateTimeOffset At,
    string Environment)
{
    /// <summary>True where it was not on before, and is now.</summary>
    public bool TurnedOn => To == FlagSwitch.On && From != FlagSwitch.On;

    /// <summary>True where it was not off before, and is now.</summary>
    public bool TurnedOff => To == FlagSwitch.Off && From != FlagSwitch.Off;

    internal static FlagAlert Of(FlagAuditEntry entry, string environment) => new(
        entry.WriteId,
        entry.FlagKey,
        entry.TenantId,
        SwitchOf(entry.Before),
        SwitchOf(entry.After),
        AlertBody.Redact(entry.Before),
        AlertBody.Redact(entry.After),
        entry.Version,
        entry.Actor,
        entry.Comment,
        entry.At,
        environment);

    internal static FlagSwitch SwitchOf(JsonElement? state)
    {
        if (state is not { ValueKind: JsonValueKind.Object } properties)
        {
            return state is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? FlagSwitch.Unset
                : IsOff(state.Value) ? FlagSwitch.Off
                : FlagSwitch.On;
        }

        bool hasEnabled = properties.TryGetProperty("enabled", out JsonElement enabled);
        bool hasServe = properties.TryGetProperty("serve", out JsonElement serve) && serve.ValueKind != JsonValueKind.Null;
        return (hasEnabled && enabled.ValueKind == JsonValueKind.False) || (hasServe && IsOff(serve)) ? FlagSwitch.Off
            : hasServe || (hasEnabled && enabled.ValueKind == JsonValueKind.True) ? FlagSwitch.On
            : FlagSwitch.Unset;
    }

    private static bool IsOff(JsonElement value) =>
        value.ValueKind == JsonValueKind.False || (value.ValueKind == JsonValueKind.String && value.ValueEquals("off"u8));
}

using System.Text.Json;

namespace TypedFlags;

/// <summary>What a store holds of one flag, or of one tenant's share in it.</summary>
/// <param name="FlagKey">The flag.</param>
/// <param name="TenantId">The tenant; null for the flag's own state.</param>
/// <param name="State">The state; null where it was dropped.</param>
/// <param name="Version">Grows with each write to the store; 1 or more. What to expect at the next write: 0 where the state was dropped.</param>
/// <param name="ChangedAt">When it was written, by the store's clock.</param>
/// <param name="ChangedBy">Who wrote it.</param>
public sealed record StoredFlagState(
    string FlagKey, string? TenantId, JsonElement? State, long Version, DateTimeOffset ChangedAt, string ChangedBy)
{
    /// <summary>As an entry of a provider's state; an undefined element where it was dropped.</summary>
    public FlagStateEntry ToEntry() => new(FlagKey, State ?? default, TenantId);
}

/// <summary>What a reading of a store gave.</summary>
/// <param name="States">The states, in any order. Where not complete, dropped ones too.</param>
/// <param name="IsComplete">True where this is everything there is; false where it is what changed since the position that was asked for.</param>
/// <param name="Position">Where to go on from; only the store knows what it means.</param>
public sealed record FlagStoreChanges(IReadOnlyList<StoredFlagState> States, bool IsComplete, string Position);

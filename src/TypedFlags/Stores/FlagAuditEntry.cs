using System.Text.Json;

namespace TypedFlags;

/// <summary>One write, as the audit trail has it.</summary>
/// <param name="Version">The version that the write made; the order of the trail.</param>
/// <param name="WriteId">The write's own id.</param>
/// <param name="FlagKey">The flag.</param>
/// <param name="TenantId">The tenant; null for the flag's own state.</param>
/// <param name="Before">The state before; null where there was none.</param>
/// <param name="After">The state after; null where it was dropped.</param>
/// <param name="Actor">Who wrote.</param>
/// <param name="Comment">Why, or null.</param>
/// <param name="At">When, by the store's clock.</param>
public sealed record FlagAuditEntry(
    long Version,
    Guid WriteId,
    string FlagKey,
    string? TenantId,
    JsonElement? Before,
    JsonElement? After,
    string Actor,
    string? Comment,
    DateTimeOffset At);

/// <summary>Which part of the audit trail.</summary>
public sealed record FlagAuditQuery
{
    /// <summary>The most entries that one query gives.</summary>
    public const int MaxLimit = 1000;

    private readonly int _limit = 100;

    /// <summary>Only of this flag; null for all.</summary>
    public string? FlagKey { get; init; }

    /// <summary>Only of this tenant; null for all tenants and the flags' own states.</summary>
    public string? TenantId { get; init; }

    /// <summary>Only entries before this version, to go on from the last one of an earlier query; null for the latest.</summary>
    public long? BeforeVersion { get; init; }

    /// <summary>How many at most; 1 to 1,000, 100 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in that range.</exception>
    public int Limit
    {
        get => _limit;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxLimit);
            _limit = value;
        }
    }

    /// <summary>Whether an entry belongs to it, but for the limit.</summary>
    /// <param name="entry">The entry.</param>
    public bool Matches(FlagAuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return (FlagKey is null || string.Equals(FlagKey, entry.FlagKey, StringComparison.Ordinal))
            && (TenantId is null || string.Equals(TenantId, entry.TenantId, StringComparison.Ordinal))
            && (BeforeVersion is not { } version || entry.Version < version);
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Between rows and what the store's callers see.</summary>
internal static class StoredRows
{
    public static async Task<StoredRow?> FindRowAsync(
        this DbContext context, string flagKey, string? tenantId, bool isTracked, CancellationToken cancellationToken)
    {
        QueryTrackingBehavior tracking = isTracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        return tenantId is null
            ? await context.Set<FlagRow>().AsTracking(tracking)
                .SingleOrDefaultAsync(row => row.FlagKey == flagKey, cancellationToken).ConfigureAwait(false)
            : await context.Set<TenantRow>().AsTracking(tracking)
                .SingleOrDefaultAsync(row => row.FlagKey == flagKey && row.TenantId == tenantId, cancellationToken).ConfigureAwait(false);
    }

    public static StoredFlagState ToStored(this StoredRow row) =>
        new(row.FlagKey, (row as TenantRow)?.TenantId, Parse(row.State), row.Version, row.ChangedAt, row.ChangedBy);

    /// <summary>What a write made, from what the audit trail has of it.</summary>
    public static StoredFlagState ToStored(this AuditRow row) => new(row.FlagKey, row.TenantId, Parse(row.After), row.Version, row.At, row.Actor);

    public static FlagAuditEntry ToEntry(this AuditRow row) =>
        new(row.Version, row.WriteId, row.FlagKey, row.TenantId, Parse(row.Before), Parse(row.After), row.Actor, row.Comment, row.At);

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}

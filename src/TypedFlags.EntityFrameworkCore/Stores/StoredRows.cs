using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>Between rows and what the store's callers see.</summary>
internal static class StoredRows
{
    /// <param name="rows">The rows of one kind.</param>
    /// <param name="version">The version; null for everything that was not dropped.</param>
    public static IQueryable<TRow> ChangedSince<TRow>(this IQueryable<TRow> rows, long? version)
        where TRow : StoredRow =>
        version is { } since ? rows.Where(row => row.Version > since) : rows.Where(static row => row.State != null);

    public static async Task AddToAsync<TRow>(this IQueryable<TRow> rows, List<StoredFlagState> states, CancellationToken cancellationToken)
        where TRow : StoredRow
    {
        await foreach (TRow row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            states.Add(row.ToStored());
        }
    }

    /// <summary>The part of an audit trail that a query asks for, the latest first.</summary>
    public static IQueryable<AuditRow> Latest(this IQueryable<AuditRow> rows, FlagAuditQuery query)
    {
        if (query.FlagKey is { } flagKey)
        {
            rows = rows.Where(row => row.FlagKey == flagKey);
        }

        if (query.TenantId is { } tenantId)
        {
            rows = rows.Where(row => row.TenantId == tenantId);
        }

        if (query.BeforeVersion is { } version)
        {
            rows = rows.Where(row => row.Version < version);
        }

        return rows.AsNoTracking().OrderByDescending(static row => row.Version).Take(query.Limit);
    }

    public static StoredFlagState ToStored(this StoredRow row) =>
        new(row.FlagKey, (row as TenantRow)?.TenantId, Parse(row.State), row.Version, row.ChangedAt, row.ChangedBy);

    /// <summary>What a write made, from what the audit trail has of it.</summary>
    public static StoredFlagState ToStored(this AuditRow row) => new(row.FlagKey, row.TenantId, Parse(row.After), row.Version, row.At, row.Actor);

    public static FlagAuditEntry ToEntry(this AuditRow row) =>
        new(row.Version, row.WriteId, row.FlagKey, row.TenantId, Parse(row.Before), Parse(row.After), row.Actor, row.Comment, row.At);

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
